// Hand-ins as pupils who were never there would have made them.

const STATUSES = ["sourced", "unsourced", "speculation", "prediction", "opinion"];

/** The statements of a lesson that pupils mark. */
export const tasks = (lesson) => lesson.first.items.filter(({ motivation }) => motivation === "assessing");

/** Every fifth mark of a pupil, each at another place. */
const everyFifth = (at, pupil) => (at * 7 + pupil * 3) % 5 === 0;

/** Hand-ins of a lesson, as files hold them: each pupil marks all statements, some of them otherwise than the key. */
export const handIns = (lesson, count, otherwise = everyFifth) =>
  Array.from({ length: count }, (_, pupil) => {
    const items = tasks(lesson).map(({ type, motivation, target, body }, at) => {
      const key = STATUSES.indexOf(body[0].value);
      const held = STATUSES[otherwise(at, pupil) ? (key + 1 + (pupil % 4)) % 5 : key];
      const who = body.find(({ purpose }) => purpose === "identifying") ?? { type: "TextualBody", purpose: "classifying", value: "author" };
      return { type, motivation, target, sure: 1 + ((at + pupil) % 3), body: [{ type: "TextualBody", purpose: "tagging", value: held }, who] };
    });
    const head = { whosays: 1, holds: "hand-in", lesson: lesson.id, pupil: pupil.toString(16).padStart(16, "0"), steps: items.length };
    const creator = { type: "Person", nickname: `Pupil ${pupil + 1}` };
    return JSON.stringify({ ...head, creator, type: "AnnotationCollection", total: items.length, first: { type: "AnnotationPage", items } });
  });

/** Gives texts as files to the field that `selector` finds, as choosing them would. Runs in the page, and so knows nothing around it. */
export function give(selector, texts) {
  const given = new DataTransfer();
  texts.forEach((text, number) => given.items.add(new File([text], `${number}.json`)));
  const field = document.querySelector(selector);
  field.files = given.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
