/**
 * What the tablet remembers, in IndexedDB: `meta` (facts by name), `queue` (sealed answers by id), `refused` (those
 * that the server does not take). A write is done when it is on the disk.
 */
const NAME = "kiosk-tablet";
/** Milliseconds after which a disk that does not answer counts as broken. */
const PATIENCE = 5000;

/** The memory cannot be read or written; `cause` tells why. */
export class MemoryFault extends Error {}

/** @type {Promise<IDBDatabase>|null} */
let opened = null;

/** @returns {Promise<IDBDatabase>} */
function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("meta");
      request.result.createObjectStore("refused", { keyPath: "id" });
      const queue = request.result.createObjectStore("queue", { keyPath: "id" });
      queue.createIndex("at", "at");
      queue.createIndex("age", ["device", "at"]);
    };
    request.onsuccess = () => {
      // Another window may want to change the form of the memory, and a browser may close it to clean up.
      request.result.onversionchange = () => { request.result.close(); opened = null; };
      request.result.onclose = () => { opened = null; };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
  return opened.catch((error) => { opened = null; throw error; });
}

/**
 * Do some work in one transaction; all of it is kept, or nothing. Of a write that takes too long nothing is kept
 * either.
 * @template T @param {string[]} names @param {"readonly"|"readwrite"} mode
 * @param {(...stores: IDBObjectStore[]) => IDBRequest<T>|void} work @returns {Promise<T>} what the request gave
 */
export async function within(names, mode, work) {
  try {
    const memory = await limited(open());
    return await finished(memory.transaction(names, mode, { durability: "strict" }), names, work);
  } catch (error) {
    throw new MemoryFault(String(error), { cause: error });
  }
}

function finished(transaction, names, work) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => giveUp(transaction), PATIENCE);
    const request = work(...names.map((name) => transaction.objectStore(name)));
    const end = (settle) => () => {
      clearTimeout(late);
      settle();
    };
    transaction.oncomplete = end(() => resolve(request?.result));
    transaction.onabort = end(() => reject(transaction.error ?? new Error("too slow")));
  });
}

/** Keep nothing of a transaction that takes too long; one that has just ended is about to tell so. */
function giveUp(transaction) {
  try {
    transaction.abort();
  } catch (error) {
    if (error.name !== "InvalidStateError") throw error;
  }
}

function limited(promise) {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error("too slow")), PATIENCE));
  return Promise.race([promise, late]);
}

/** @param {string} name @returns {Promise<any>} a fact; undefined where there is none */
export const recall = (name) => within(["meta"], "readonly", (meta) => meta.get(name));

/** Remember facts, all together; undefined forgets one. @param {Record<string, any>} facts */
export const remember = (facts) =>
  within(["meta"], "readwrite", (meta) => {
    for (const [name, value] of Object.entries(facts)) {
      if (value === undefined) meta.delete(name);
      else meta.put(value, name);
    }
  });
