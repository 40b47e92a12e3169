// The package in a worker, as a bundler finds it there.
import init, { analyze } from "whosays";

self.onmessage = async ({ data }) => {
  await init();
  self.postMessage(analyze(data).statements[0].status);
};
