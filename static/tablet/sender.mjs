/**
 * Takes the queue to the server: the only way that answers leave by, from the page and from the worker alike. One runs
 * at a time; only what the server has named goes.
 *
 * @typedef {import("./queue.mjs").Kept} Kept
 * @typedef {{id: string, result: string, why?: string, kept?: boolean}} Named
 * @typedef {"done"|"later"|"elsewhere"} Outcome all is named; some is left; another one is sending
 * @typedef {{named?: (found: Named) => void, reply?: (status: number, own: boolean) => void}} Told
 */
import { call } from "./api.mjs";
import { recall, remember } from "./memory.mjs";
import * as queue from "./queue.mjs";
import { unseal } from "./seal.mjs";

/** Answers in one request. */
const BATCH = 20;
/** Answers that may be passed over before the server, not they, counts as broken. */
const ASIDE = 5;
/** Replies that may be about one answer, not about all: it is looked for in smaller batches. */
const PERHAPS_ONE = new Set([400, 413, 422, 500]);
/** Replies that say of a single answer that it can never be stored. */
const NEVER = new Set([400, 422]);

/** @param {Told} told @returns {Promise<Outcome>} */
export const drain = (told = {}) =>
  navigator.locks.request("kiosk-sender", { ifAvailable: true }, (lock) => (lock ? all(told) : "elsewhere"));

async function all(told) {
  const [own, credentials] = [await recall("device"), (await recall("credentials")) ?? {}];
  /** @type {Outcome} */
  let outcome = "done";
  for (const device of await queue.devices()) {
    const credential = credentials[device];
    const secret = secretOf(credential, credentials[own]);
    const way = { device, own: device === own, key: credential?.key, secret, told };
    if (!way.secret || !way.key || !(await ofDevice(way))) outcome = "later";
  }
  return outcome;
}

/** Answers go under the credential they were given under; where the server has lost it, under the present one. */
const secretOf = (credential, present) => (credential && !credential.lost ? credential.secret : present?.secret);

/** @returns {Promise<boolean>} whether the server has named them all */
async function ofDevice(way) {
  const aside = new Set();
  let size = BATCH;
  for (;;) {
    const found = await queue.oldest(way.device, size + aside.size);
    const batch = await opened(way, found.filter(({ id }) => !aside.has(id)).slice(0, size));
    if (!batch) continue;
    if (!batch.length || aside.size === ASIDE) return aside.size === 0;
    const body = { now: new Date().toISOString(), answers: batch.map(({ answer }) => answer) };
    const reply = await call("/tablet/answers", { secret: way.secret, body });
    if (await settled(way, batch, reply)) size = BATCH;
    else if (!isPerhapsOne(reply)) return over(way, reply);
    else if (batch.length > 1) size = Math.ceil(batch.length / 2);
    else await setAside(way, batch[0].kept, reply, aside);
  }
}

/** @returns {Promise<{kept: Kept, answer: any}[]|null>} null: one that does not open is turned down, look again */
async function opened(way, found) {
  const batch = [];
  for (const kept of found) {
    const answer = await unseal(way.key, kept);
    if (answer === null) {
      await queue.turnDown(kept, "sealed");
      return null;
    }
    batch.push({ kept, answer });
  }
  return batch;
}

/** Let go of what the server has named. @returns {Promise<boolean>} whether it has named any */
async function settled(way, batch, { status, body }) {
  way.told.reply?.(status, way.own);
  if (status !== 200 && status !== 403) return false;
  const named = new Map(Array.isArray(body?.answers) ? body.answers.map((one) => [one.id, one]) : []);
  const found = batch.filter(({ kept }) => named.has(kept.id));
  const isLeft = ({ kept }) => named.get(kept.id).result === "refused" && !named.get(kept.id).kept;
  await queue.release(found.filter((one) => !isLeft(one)).map(({ kept }) => kept.id));
  for (const { kept } of found.filter(isLeft)) await queue.turnDown(kept, named.get(kept.id).why ?? "refused");
  for (const { kept } of found) way.told.named?.(named.get(kept.id));
  return found.length > 0;
}

/** Only our server's own word counts against an answer. */
const isPerhapsOne = ({ status, body }) => PERHAPS_ONE.has(status) && (!NEVER.has(status) || Boolean(body?.error));

/** One answer that the server cannot take holds up no other. */
async function setAside(way, kept, { status }, aside) {
  if (NEVER.has(status)) await queue.turnDown(kept, "malformed");
  else aside.add(kept.id);
}

/** Nothing more goes out now. @returns {Promise<false>} */
async function over(way, { status }) {
  if (status === 401 && !way.own) {
    const credentials = await recall("credentials");
    await remember({ credentials: { ...credentials, [way.device]: { ...credentials[way.device], lost: true } } });
  }
  return false;
}
