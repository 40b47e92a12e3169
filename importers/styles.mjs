// Makes one small style sheet of those that a page of the site asks for: eleven of a few hundred bytes each get hardly smaller
// when they are compressed, and each is asked for by itself.
import { transform } from "esbuild";
import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";

/** A link to a style sheet as Trunk writes it: what stands before the file's name, the name, what stands behind. */
const LINK = /<link rel="stylesheet" href="([^"]*?)([\w-]+\.css)"[^>]*>\s*/g;

/** Joins the style sheets that `page` of the folder `site` links to, in their order. */
export async function joinStyles(site, page) {
  const html = readFileSync(`${site}/${page}`, "utf8");
  const links = [...html.matchAll(LINK)];
  if (links.length === 0) throw new Error(`${page} links to no style sheet`);
  const files = links.map(([, , file]) => `${site}/${file}`);
  const sheets = files.map((file) => readFileSync(file, "utf8")).join("\n");
  const { code } = await transform(sheets, { loader: "css", minify: true, target: "esnext", legalComments: "none", logLevel: "error" });
  const digest = (algorithm, as) => createHash(algorithm).update(code).digest(as);
  const name = `style-${digest("sha256", "hex").slice(0, 16)}.css`;
  writeFileSync(`${site}/${name}`, code);
  const [first, folder] = links[0];
  const link = `<link rel="stylesheet" href="${folder}${name}" integrity="sha384-${digest("sha384", "base64")}" />\n    `;
  writeFileSync(`${site}/${page}`, html.replace(LINK, (found) => (found === first ? link : "")));
  files.forEach((file) => rmSync(file));
}
