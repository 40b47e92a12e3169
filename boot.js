// Starts the app on a page that already reads without it. A file of its own, so that no script stands in the page.
const root = document.documentElement;
const { js, wasm, markdown } = document.querySelector("script[data-wasm]").dataset;

// The Markdown reader is a module of its own, loaded when the first Markdown file is opened.
async function readMarkdown(source) {
  const module = await import(markdown);
  await module.default();
  return module.read(source);
}

root.dataset.state = "loading";
try {
  const app = await import(js);
  // Before the app starts, because starting makes the page ready.
  window.whosays = Object.freeze({ analyze: (text) => app.analyze(String(text)), readMarkdown });
  await app.default({ module_or_path: wasm });
} catch (error) {
  root.dataset.state = "failed";
  console.error(error);
}
