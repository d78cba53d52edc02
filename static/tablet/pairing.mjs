/**
 * How a tablet comes to its office: it draws a secret, shows the words that the server has for it, and asks until an
 * official has typed them. What it was before, and the answers it still has, stay.
 */
import { call } from "./api.mjs";
import { recall, remember } from "./memory.mjs";
import { keyFrom, toHex } from "./seal.mjs";

const PAUSE = 3000;
const PROBLEMS = { full: "full", 0: "offline", 429: "too-many", 503: "unavailable" };

/** @param {any} tablet @param {(settings: any) => void} paired */
export function pair(tablet, paired) {
  let ended = false;

  async function ask() {
    if (ended) return;
    try {
      const reply = await call("/tablet/pairing", { secret: await secret(), body: {} });
      if (ended) return;
      if (reply.body?.state === "paired") return await accept(reply.body);
      tell(reply);
    } catch {
      tablet.dispatch({ type: "problem", problem: "storage" });
    }
    setTimeout(ask, PAUSE);
  }

  async function accept({ key, settings }) {
    const device = settings.device.id;
    const credentials = { ...tablet.credentials, [device]: { secret: await secret(), key: await keyFrom(key) } };
    await remember({ device, credentials, settings, pairing: undefined, trouble: undefined });
    Object.assign(tablet, { device, credentials, settings });
    ended = true;
    // May be refused; the answers are on the disk all the same.
    navigator.storage?.persist?.().catch(() => false);
    paired(settings);
  }

  function tell({ status, body }) {
    if (status === 200 && body?.words) tablet.dispatch({ type: "words", words: body.words });
    else if (status === 401 || status === 403) forget();
    else tablet.dispatch({ type: "problem", problem: PROBLEMS[body?.error] ?? PROBLEMS[status] ?? "unavailable" });
  }

  tablet.effects["keep-pairing"] = () => {
    ended = true;
    forget();
  };
  ask();
}

/** What the tablet proves itself with: 32 bytes of its own, the same until it is paired, over restarts too. */
async function secret() {
  const begun = await recall("pairing");
  if (begun) return begun;
  const drawn = toHex(crypto.getRandomValues(new Uint8Array(32)));
  await remember({ pairing: drawn });
  return drawn;
}

/** A secret that was used up is drawn anew. */
const forget = () => remember({ pairing: undefined });
