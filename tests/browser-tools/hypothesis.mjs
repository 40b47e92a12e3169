// The annotations for Hypothesis that Whosays writes, imported in a page with Hypothesis's own client (build/ of its npm package): how many there
// are, how many of them it sends to its service, shows on the page, and does both with as they are meant; as JSON.
// usage: node hypothesis.mjs
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { withChromium } from "./chromium.mjs";

const client = dirname(createRequire(import.meta.url).resolve("hypothesis/package.json"));
const file = fileURLToPath(new URL("hypothesis.json", import.meta.url));
const text = readFileSync(new URL("annotated.txt", import.meta.url), "utf8");
const { annotations } = JSON.parse(readFileSync(file, "utf8"));

const USER = "acct:reader@localhost";
const GROUP = { id: "__world__", name: "Public", type: "open", scoped: false, isMember: true, canLeave: false, links: {}, organization: { id: "o", default: true, logo: null, name: "Hypothesis" }, scopes: null };
const escaped = (words) => words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** The article as a page of a newspaper has it: other words around it, and none of its white space between blocks. */
const article = () => `<!doctype html><html lang="en"><title>Ferries</title><header><a href="/">Home</a> News The ferry may</header><main>${
  text.split("\n\n").map((block) => `<p>${escaped(block)}</p>`).join("")}</main><footer>It has two offices.</footer>
  <script class="js-hypothesis-config" type="application/json">{"assetRoot": "/client/", "sidebarAppUrl": "/app.html", "openSidebar": true}</script>
  <script src="/client/build/boot.js"></script></html>`;

/** The frame of Hypothesis's own, signed in. */
const sidebar = (origin) => `<!doctype html><html lang="en"><hypothesis-app></hypothesis-app>
  <script class="js-hypothesis-config" type="application/json">${JSON.stringify({ apiUrl: `${origin}/api/`, authDomain: "localhost", oauthClientId: "c", assetRoot: "/client/", sidebarAppUrl: "/app.html" })}</script>
  <script>localStorage.setItem("hypothesis.oauth." + location.hostname.replaceAll(".", "%2E") + ".token",
    JSON.stringify({ accessToken: "t", refreshToken: "r", expiresAt: Date.now() + 1e9 }));</script>
  <script src="/client/build/boot.js"></script></html>`;

/** Hypothesis's service, as far as an import asks for it; what is sent to it goes into `saved`. */
function answer(origin, request, path, body, saved) {
  const route = (method, path) => ({ method, url: `${origin}/api/${path}`, desc: "" });
  switch (`${request.method} ${path}`) {
    case "GET /api/":
      return { links: {
        annotation: { create: route("POST", "annotations") }, search: route("GET", "search"), links: route("GET", "links"),
        groups: { read: route("GET", "groups") }, profile: { read: route("GET", "profile"), groups: { read: route("GET", "profile/groups") } },
      } };
    case "GET /api/links":
      return { user: `${origin}/:user`, "search.tag": `${origin}/:tag`,
        ...Object.fromEntries(["account.settings", "groups.new", "oauth.authorize", "oauth.revoke", "signup"].map((name) => [name, origin])) };
    case "GET /api/profile": return { userid: USER, authority: "localhost", features: {}, preferences: {}, groups: [GROUP], user_info: { display_name: null } };
    case "GET /api/groups":
    case "GET /api/profile/groups": return [GROUP];
    case "GET /api/search": return { total: 0, rows: [], replies: [] };
    case "POST /api/annotations": {
      const annotation = { ...JSON.parse(body), id: `a${saved.length}`, links: {}, hidden: false, flagged: false };
      annotation.target = annotation.target.map((target) => ({ ...target, source: annotation.uri }));
      saved.push(annotation);
      return annotation;
    }
    default: return null;
  }
}

const TYPES = { ".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".woff2": "font/woff2" };

/** Serves the page, the client and its service. */
async function serve(saved) {
  const server = createServer(async (request, response) => {
    const origin = `http://${request.headers.host}`;
    const path = decodeURIComponent(new URL(request.url, origin).pathname);
    const send = (status, type, body) => response.writeHead(status, { "content-type": `${type}; charset=utf-8` }).end(body);
    if (path === "/ferry") return send(200, "text/html", article());
    if (path === "/app.html") return send(200, "text/html", sidebar(origin));
    if (path.startsWith("/client/")) {
      const own = join(client, normalize(path.slice("/client".length)));
      try {
        return send(200, TYPES[extname(own)] ?? "application/octet-stream", readFileSync(own));
      } catch {
        return send(404, "text/plain", "");
      }
    }
    let body = "";
    for await (const part of request) body += part;
    const json = answer(origin, request, path, body, saved);
    return json === null ? send(404, "application/json", "{}") : send(200, "application/json", JSON.stringify(json));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { server, origin: `http://127.0.0.1:${server.address().port}` };
}

/** The words of each annotation on the page, whose highlights lie in as many elements as it has stretches of text. */
function highlighted() {
  const all = new Map();
  for (const element of document.querySelectorAll("hypothesis-highlight")) {
    const tag = element._annotation?.$tag;
    all.set(tag, (all.get(tag) ?? "") + element.textContent);
  }
  return [...all.values()];
}

/** Whether nobody but its user may read an annotation. */
const isPrivate = ({ permissions }) => String(permissions.read) === USER;

/** Waits until `probe` gives something. */
async function until(what, probe) {
  for (let tries = 0; tries < 300; tries++) {
    const found = await probe();
    if (found) return found;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`waited half a minute until ${what}`);
}

const saved = [];
const { server, origin } = await serve(saved);
try {
  await withChromium(async (browser) => {
    const page = await browser.newPage();
    await page.goto(`${origin}/ferry`);
    const frame = await until("the sidebar is there", () => page.frames().find((frame) => frame.url().includes("/app.html")));
    const press = async (selector) => {
      await until(`there is ${selector}`, () => frame.evaluate((selector) => {
        const button = document.querySelector(selector);
        if (!button || button.disabled) return false;
        button.click();
        return true;
      }, selector));
    };
    await press("[data-testid=share-icon-button]");
    await press("#import-panel-tab");
    const input = await until("files can be chosen", () => frame.$("input[type=file]"));
    await input.uploadFile(file);
    await until("it lists whose annotations they are", () => frame.evaluate(() => {
      const button = document.querySelector("[role=combobox]");
      button?.click();
      return Boolean(button);
    }));
    await press("[role=listbox] [role=option]");
    await press("[data-testid=import-button]");
    await until("all are sent", () => saved.length >= annotations.length);
    const shown = await until("all are on the page", async () => {
      const all = await page.evaluate(highlighted);
      return all.length >= annotations.length && all;
    });
    // What stands on the page has the white space of the page: none between blocks.
    const bare = (words) => words.replace(/\s/g, "");
    const left = shown.map(bare);
    const quote = ({ target }) => target[0].selector.find(({ type }) => type === "TextQuoteSelector").exact;
    const right = annotations.filter((annotation) => {
      const at = left.indexOf(bare(quote(annotation)));
      if (at >= 0) left.splice(at, 1);
      const sent = saved.find(({ target, text }) => text === annotation.text && quote({ target }) === quote(annotation));
      return at >= 0 && sent?.uri === `${origin}/ferry` && String(sent.tags) === String(annotation.tags) && isPrivate(sent);
    });
    console.log(JSON.stringify({ annotations: annotations.length, saved: saved.length, shown: shown.length, right: right.length }));
  });
} finally {
  server.close();
  server.closeAllConnections();
}
