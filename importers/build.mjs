// Bundles the importers into the folder importers/ of a site: the file that the page loads, parts that are named by what they hold, and
// PDF.js's worker. What a first visit waits for, the start, what was chosen, the app's script and the style sheets, gets smaller on the way.
// usage: node build.mjs SITE
import { build } from "esbuild";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { joinStyles } from "./styles.mjs";

const [site] = process.argv.slice(2);

await build({
  entryPoints: { importing: "src/importing.js", "pdf-worker": "pdfjs-dist/legacy/build/pdf.worker.min.mjs" },
  outdir: `${site}/importers`,
  bundle: true,
  splitting: true,
  format: "esm",
  minify: true,
  // What browsers of three years ago read; the page needs no older one.
  target: ["chrome117", "firefox117", "safari17"],
  entryNames: "[name]",
  chunkNames: "part-[hash]",
  legalComments: "none",
  logLevel: "warning",
  logOverride: { "direct-eval": "silent" },
  // Only where there is no browser.
  external: ["node:*", "fs", "path", "url", "canvas", "@napi-rs/canvas"],
});
// The list of recent articles comes with the dialog, which waits for none of the importers.
// The parts of the page of lessons stand by themselves too.
await build({
  entryPoints: ["src/recent.js", "src/lesson-store.js", "src/codes.js"],
  outdir: site,
  bundle: true,
  minify: true,
  format: "esm",
  target: "esnext",
  legalComments: "none",
});

// Its text is an address, so it stands by itself, in one line.
const bookmark = { entryPoints: ["src/bookmarklet.js"], outfile: `${site}/importers/bookmarklet.js` };
await build({ ...bookmark, minify: true, format: "iife", target: "chrome117" });

// The start brings what it needs at once with it, because each file would be a way to the server and back.
const start = { allowOverwrite: true, bundle: true, minify: true, format: "esm", target: "esnext" };
await build({ ...start, entryPoints: ["boot.js", "chosen.js"].map((file) => `${site}/${file}`), outdir: site });
// Of what wasm-bindgen exports, the start calls one function.
const app = readdirSync(site).find((file) => /^whosays-web-\w+\.js$/.test(file));
await build({ ...start, stdin: { contents: `export { default } from "./${app}";`, resolveDir: site }, outfile: `${site}/${app}` });
await joinStyles(site, "index.html");

// What says something holds what that needs: one more file would be one more request.
const isSaying = (file) => file.endsWith(".js") && /^import .* from "\.\/say\.js";$/m.test(readFileSync(`${site}/${file}`, "utf8"));
const saying = readdirSync(site).filter(isSaying);
await build({ entryPoints: saying.map((file) => `${site}/${file}`), outdir: site, allowOverwrite: true, bundle: true, format: "esm", target: "esnext" });
// The page of lessons begins with trusted.js and unpacking.js as well.
for (const file of ["say.js", "trusted.js", "unpacking.js"]) rmSync(`${site}/${file}`);

// The libraries' licences go where the libraries go.
const licences = Object.keys(JSON.parse(readFileSync("package.json", "utf8")).dependencies)
  .filter((name) => name !== "esbuild")
  .map((name) => {
    const folder = `node_modules/${name}`;
    const { version } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
    const file = readdirSync(folder).find((other) => /^licen[cs]e/i.test(other));
    return `${name} ${version}\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}\n`;
  });
writeFileSync(`${site}/importers/licences.txt`, licences.join(`\n${"-".repeat(72)}\n\n`));
