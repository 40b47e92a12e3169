// The bookmark as an address. It runs on other people's pages, so all that it says goes with it, in the language in which it was made.
import { say } from "../../say.js";

/** The address of a bookmark whose script is bookmarklet.js, as the build has it, for the page at `app`. */
export function addressOf(script, app) {
  const said = {
    blocked: say("Your browser kept Whosays from opening a new tab. Allow it for this page, then choose the bookmark again."),
    long: say("This page is too long to be handed over whole. Select the part that you want explained, then choose the bookmark again."),
    broken: say("Whosays could not take this page over ({error}). Copy its text and paste it there."),
  };
  const whole = script.trim().replace("__WHOSAYS__", app).replace(/(["'`])__SAID__\1/g, () => JSON.stringify(said));
  return `javascript:${encodeURIComponent(whole)}`;
}
