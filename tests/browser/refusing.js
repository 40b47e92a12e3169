// Put before all else of a page by storage.rs: counts what the page asks of the browser's storage, and has that fail as a cookie says, from the
// very first call or after so many. Cookies are none of what the page uses.
const [, way, after] = /failing=(\w+)-(\d+)/.exec(document.cookie) ?? [null, "no", "0"];
let calls = Number(/calls=(\d+)/.exec(document.cookie)?.[1] ?? 0);

window.uncaught = [];
addEventListener("error", ({ message }) => window.uncaught.push(message));
addEventListener("unhandledrejection", ({ reason }) => window.uncaught.push(String(reason)));
const openReally = IDBFactory.prototype.open.bind(indexedDB);
// What is there, whatever the page is told.
const [{ transaction }, { getAllKeys }, { getItem }] = [IDBDatabase.prototype, IDBObjectStore.prototype, Storage.prototype];
const lasting = localStorage;

/** How many texts the store has, and the changes that localStorage has. */
window.reallyKept = async () => {
  const texts = await new Promise((done) => {
    const opening = openReally("whosays");
    opening.onerror = () => done(0);
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onsuccess = ({ target: { result: store } }) => {
      const found = getAllKeys.call(transaction.call(store, "texts").objectStore("texts"));
      found.onsuccess = () => done(store.close() ?? found.result.length);
    };
  });
  return { texts, layers: Object.keys(lasting).filter((key) => key.startsWith("whosays-layer-")).map((key) => getItem.call(lasting, key)) };
};

function fails() {
  calls += 1;
  document.cookie = `calls=${calls}; path=/`;
  return way !== "no" && calls > Number(after);
}

const refusal = (name) => new DOMException("storage that fails for a test", name);
const never = () => new Promise(() => {});
const isFull = way === "full"; // Then only what writes fails.

for (const name of ["localStorage", "sessionStorage"]) {
  const { get } = Object.getOwnPropertyDescriptor(window, name);
  const failing = () => {
    if (!isFull && fails()) throw refusal("SecurityError");
    return get.call(window);
  };
  Object.defineProperty(window, name, { configurable: true, get: failing });
}
for (const name of ["getItem", "setItem", "removeItem", "key"]) {
  const own = Storage.prototype[name];
  Storage.prototype[name] = function (...given) {
    const writes = name === "setItem";
    if ((writes || !isFull) && fails()) throw refusal(writes ? "QuotaExceededError" : "SecurityError");
    return own.apply(this, given);
  };
}

/** A question to which the answer never comes. */
function unanswered(request) {
  request.addEventListener = () => {};
  return request;
}

// One that an older page cannot open: its questions end in errors.
if (way === "wrong") openReally("newer", 9).onsuccess = ({ target }) => target.result.close();

IDBFactory.prototype.open = function (name, ...given) {
  if (isFull || !fails()) return openReally(name, ...given);
  if (way === "silent") return unanswered(openReally("no-answer"));
  if (way === "wrong") return openReally("newer", 1);
  throw refusal("SecurityError");
};
const { databases } = IDBFactory.prototype;
IDBFactory.prototype.databases = function () {
  if (isFull || !fails()) return databases.call(this);
  return way === "silent" ? never() : Promise.reject(refusal("UnknownError"));
};
for (const [kind, names] of [
  [IDBDatabase, ["transaction"]],
  [IDBObjectStore, ["get", "getAll", "getAllKeys", "put", "add", "delete", "clear"]],
]) {
  for (const name of names) {
    const own = kind.prototype[name];
    kind.prototype[name] = function (...given) {
      const writes = name === "put" || name === "add";
      if ((writes || !isFull) && fails()) throw refusal(writes ? "QuotaExceededError" : "InvalidStateError");
      return own.apply(this, given);
    };
  }
}
for (const name of ["open", "match", "keys", "has", "delete"]) {
  const own = CacheStorage.prototype[name];
  CacheStorage.prototype[name] = function (...given) {
    if (isFull || !fails()) return own.apply(this, given);
    return way === "silent" ? never() : Promise.reject(refusal("SecurityError"));
  };
}
if (way === "absent") {
  for (const name of ["indexedDB", "caches", "localStorage", "sessionStorage"]) Object.defineProperty(window, name, { value: undefined });
}
