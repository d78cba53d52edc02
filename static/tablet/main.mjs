/** The tablet's roof: the only module that reads the clock and rolls dice; it puts the others together. */
import { watchActivity } from "./activity.mjs";
import { beat } from "./heart.mjs";
import { behave } from "./manners.mjs";
import { recall, remember } from "./memory.mjs";
import { pair } from "./pairing.mjs";
import { figures } from "./queue.mjs";
import { scan } from "./scanning.mjs";
import * as screens from "./screens.mjs";
import { keepSending } from "./sending.mjs";
import { staff } from "./staff.mjs";
import { makeTablet } from "./tablet.mjs";
import { makeTroubles } from "./troubles.mjs";
import { keepRenewing } from "./updates.mjs";
import { serve } from "./visit.mjs";

/** Milliseconds between two looks at the clock, and at whether a broken memory works again. */
const TICK = 250;
const HEAL = 5000;
const AGAIN = 5000;
/** What a memory that works can take in. */
const PROBE = "kiosk".repeat(20_000);

const clock = { now: () => performance.now(), wall: () => Date.now() };
const mark = new URL(import.meta.url).pathname.split("/")[3];

async function open() {
  const texts = await (await fetch(new URL("../texts.json", import.meta.url))).json();
  const root = /** @type {HTMLElement} */ (document.getElementById("root"));
  const tablet = makeTablet({ root, screens, texts, clock, mark });
  const unfit = whyUnfit();
  if (unfit) return tablet.enter("out-of-order", { reason: unfit });
  // One window at a time: the next one waits until this one is gone.
  const elsewhere = (lock) => lock === null && tablet.enter("busy", { why: "elsewhere" });
  navigator.locks.request("kiosk-tablet", { ifAvailable: true }, elsewhere);
  return navigator.locks.request("kiosk-tablet", () => run(tablet));
}

/** Why the app can not work here at all. */
function whyUnfit() {
  if (!isSecureContext) return "insecure";
  const needed = [navigator.serviceWorker, navigator.locks, globalThis.indexedDB, crypto.subtle];
  return needed.every(Boolean) ? null : "old";
}

/** Lasts as long as the window. */
async function run(tablet) {
  const troubles = makeTroubles((code) => {
    tablet.trouble = code;
    tablet.dispatch(code ? { type: "trouble", reason: code } : { type: "tick" });
  });
  const { renew } = keepRenewing(tablet, mark);
  const recount = async () => {
    tablet.figures = await figures();
    tablet.show();
  };
  const broken = () => {
    troubles.set("storage");
    if (!tablet.known) tablet.enter("out-of-order", { reason: "storage" });
  };
  const sender = keepSending({
    told: { named: (found) => visit.named(found), reply: (status, own) => own && judged(status) },
    sent: () => recount().catch(broken), broken, dice: Math.random,
  });
  const visit = serve(tablet, sender, () => crypto.randomUUID());
  const manners = behave(tablet);
  let heart = { once: async () => undefined };

  /** What the server says of the tablet, and whether its answers are taken. */
  function judged(status) {
    troubles.judge(status);
    tablet.warning = status === 200 || status === 0 || status > 500 ? null : `sending-${status}`;
  }

  async function heal() {
    if (troubles.gravest() !== "storage") return;
    await remember({ probe: PROBE });
    await remember({ probe: undefined });
    if (!tablet.known) await remembered();
    troubles.clear("storage");
  }

  function begin() {
    heart = beat(tablet, troubles, mark, renew);
    sender.kick();
  }

  function settled() {
    ["retired", "unknown"].forEach(troubles.clear);
    tablet.dispatch({ type: "paired" });
    begin();
  }

  const hands = { sender, heart: () => heart, troubles, manners, heal, recount };
  const desk = staff(tablet, { ...hands, pairAgain: () => {
    tablet.dispatch({ type: "unpair" });
    pair(tablet, settled);
  } });

  async function remembered() {
    const names = ["device", "credentials", "settings", "pairing"];
    const [device, credentials, settings, pairing] = await Promise.all(names.map(recall));
    Object.assign(tablet, { device, credentials: credentials ?? {}, settings });
    await troubles.restore();
    await desk.restore();
    await recount();
    Object.assign(tablet, { known: true, trouble: troubles.gravest() });
    if (device && tablet.trouble) tablet.enter("out-of-order", { reason: tablet.trouble });
    else tablet.enter(device && !pairing ? "waiting" : "unpaired", { again: Boolean(device) });
    if (device) begin();
    if (tablet.state.name === "unpaired") pair(tablet, settled);
  }

  Object.assign(tablet.effects, { broken });
  const { code } = scan(tablet);
  tablet.read = code;
  watchActivity(document, tablet.dispatch, clock.now);
  setInterval(() => tick(tablet, manners), TICK);
  setInterval(() => heal().catch(() => null), HEAL);
  await remembered().catch(broken);
  return new Promise(() => undefined);
}

function tick(tablet, manners) {
  tablet.dispatch({ type: "tick" });
  tablet.show();
  manners.keepAwake();
}

// Without its texts nothing can be said: the page is loaded again until it has them.
open().catch(() => setTimeout(() => location.reload(), AGAIN));
