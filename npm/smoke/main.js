// The package as Vite bundles it: on the page, in a worker, and as an element.
import init, { analyze, render } from "whosays";
import "whosays/element";
import "whosays/style.css";

const TEXT = "The ferry may sink in Iran, Ines Duarte said.";
await init();
document.querySelector("#page").value = analyze(TEXT).statements[0].status;
document.querySelector("#rendered").innerHTML = render(TEXT);

const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
worker.onmessage = ({ data }) => {
  document.querySelector("#worker").value = data;
};
worker.postMessage(TEXT);
