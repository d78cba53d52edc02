/**
 * The answers that the server has not named yet. Nothing leaves by age; an answer goes when the server has named its
 * id, and one that the server does not take waits for the staff.
 *
 * @typedef {import("./seal.mjs").Sealed & {at: string}} Kept `at`: when it was submitted, ISO
 */
import { within } from "./memory.mjs";

/** Keep an answer; done when it is on the disk. @param {Kept} kept */
export const keep = (kept) => within(["queue"], "readwrite", (queue) => queue.put(kept));

/** @param {string} device @param {number} many @returns {Promise<Kept[]>} the oldest that were given on this tablet */
export const oldest = (device, many) =>
  within(["queue"], "readonly", (queue) => queue.index("age").getAll(ages(device), many));

/** @returns {Promise<string[]>} the tablets whose answers wait: one machine may have been several, one after another */
export async function devices() {
  const all = await within(["queue"], "readonly", (queue) => queue.getAll());
  return [...new Set(all.map(({ device }) => device))];
}

/** The server has named these. @param {string[]} ids */
export const release = (ids) =>
  within(["queue"], "readwrite", (queue) => {
    for (const id of ids) queue.delete(id);
  });

/** The server does not take this one, and does not keep it either. @param {Kept} kept @param {string} why */
export const turnDown = (kept, why) =>
  within(["queue", "refused"], "readwrite", (queue, refused) => {
    refused.put({ ...kept, why });
    queue.delete(kept.id);
  });

/** The staff have seen those that were turned down. */
export const clearRefused = () => within(["refused"], "readwrite", (refused) => refused.clear());

/** @returns {Promise<{unsent: number, oldest: string|null, refused: number}>} `oldest`: when it was submitted, ISO */
export async function figures() {
  const unsent = await within(["queue"], "readonly", (queue) => queue.count());
  const refused = await within(["refused"], "readonly", (turned) => turned.count());
  const first = await within(["queue"], "readonly", (queue) => queue.index("at").get(IDBKeyRange.lowerBound("")));
  return { unsent, oldest: first?.at ?? null, refused };
}

/**
 * What an official hands in, a file for each tablet that this machine has been; all stays sealed, and stays here too.
 * @param {string} now ISO
 */
export async function exported(now) {
  const all = [
    ...(await within(["queue"], "readonly", (queue) => queue.getAll())),
    ...(await within(["refused"], "readonly", (refused) => refused.getAll())),
  ];
  return [...new Set(all.map(({ device }) => device))].map((device) => ({
    kiosk: "tablet-answers", form: 1, device, now,
    answers: all.filter((kept) => kept.device === device).map(({ id, iv, sealed }) => ({ id, iv, sealed })),
  }));
}

const ages = (device) => IDBKeyRange.bound([device, ""], [device, "\uffff"]);
