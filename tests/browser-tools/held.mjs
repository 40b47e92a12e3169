// What memory a page takes, by Chromium's own accounts.

/** Bytes that the page and its workers hold after garbage went: elements with their styles, and all else. */
export async function held(page) {
  const clients = [await page.createCDPSession(), ...page.workers().map((worker) => worker.client)];
  const sums = { elements: 0, rest: 0 };
  for (const client of clients) {
    await client.send("HeapProfiler.collectGarbage");
    const heap = await client.send("Runtime.getHeapUsage");
    sums.elements += heap.embedderHeapUsedSize;
    sums.rest += heap.usedSize + heap.backingStorageSize + (await linearMemory(client));
  }
  sums.elements += await page.evaluate(characters);
  return sums;
}

/** Bytes of the characters in the article's elements, which no heap counts: a text node's own, an attribute's value once. */
function characters() {
  const bytes = (text) => text.length * (/^[\u0000-\u00ff]*$/.test(text) ? 1 : 2);
  const walker = document.createTreeWalker(document.querySelector("#article"), NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const values = new Set();
  let sum = 0;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType === Node.TEXT_NODE) sum += bytes(node.data);
    else for (const { value } of node.attributes) values.add(value);
  }
  for (const value of values) sum += bytes(value);
  return sum;
}

/** Bytes of all memories of WebAssembly, which no heap counts. */
async function linearMemory(client) {
  const { result: prototype } = await client.send("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
  const { objects } = await client.send("Runtime.queryObjects", { prototypeObjectId: prototype.objectId });
  const { result } = await client.send("Runtime.callFunctionOn", {
    objectId: objects.objectId,
    functionDeclaration: "function () { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0); }",
  });
  return result.value;
}
