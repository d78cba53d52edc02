/**
 * Tells the server every few seconds how the tablet does, and hears what is new: other settings, another app, a record
 * that a clerk has sent.
 */
import { call, isHeard } from "./api.mjs";
import { remember } from "./memory.mjs";

/** Milliseconds between two beats: while nobody is there a clerk's record must come at once. */
const QUIET = 2000;
const BUSY = 10_000;

/** @param {any} tablet @param {any} troubles @param {string} mark the app's @param {(mark: string) => void} renew */
export function beat(tablet, troubles, mark, renew) {
  let timer = 0;
  /** What became of a record that a clerk has sent, until the server has heard it. @type {any} */
  let pushed = null;
  let running = false;

  async function once() {
    clearTimeout(timer);
    if (running || !tablet.device) return;
    running = true;
    const told = pushed;
    const sent = tablet.clock.wall();
    const reply = await call("/tablet/seen", { secret: secret(), body: await report(told) });
    running = false;
    tablet.online = isHeard(reply);
    if (reply.status && reply.body) troubles.judge(reply.status);
    if (reply.status === 200 && reply.body) {
      if (pushed === told) pushed = null;
      heard(reply.body, sent);
    }
    tablet.show();
    timer = setTimeout(once, pushed ? 0 : tablet.isQuiet() && tablet.online ? QUIET : BUSY);
  }

  function heard(body, sent) {
    tablet.contact = tablet.clock.wall();
    tablet.skew = (sent + tablet.contact) / 2 - Date.parse(body.now);
    if (body.stamp !== tablet.settings.stamp) fetchSettings();
    if (tablet.settingsNext && tablet.isQuiet()) settle();
    if (body.mark !== mark) renew(body.mark);
    if (body.push && tablet.isQuiet()) offer(body.push);
  }

  function offer({ id, token, unit, procedure, record }) {
    const invitation = { unit, procedure, record };
    tablet.dispatch({ type: "push", push: { push: id, token, invitation, foreign: false } });
  }

  async function fetchSettings() {
    const { status, body } = await call("/tablet/settings", { secret: secret(), method: "GET" });
    if (status === 200 && body?.survey) tablet.settingsNext = body;
    if (tablet.settingsNext && tablet.isQuiet()) settle();
  }

  /** Other settings hold as soon as nobody is there. */
  function settle() {
    tablet.settings = tablet.settingsNext;
    tablet.settingsNext = null;
    remember({ settings: tablet.settings }).catch(() => troubles.set("storage"));
    tablet.show(true);
  }

  async function report(push) {
    const { state, trouble, figures, clock, warning } = tablet;
    const { level, charging } = await battery();
    return {
      now: new Date(clock.wall()).toISOString(), mark, state: state.name, trouble: trouble ?? warning ?? null,
      battery: level, charging, ...figures, push,
    };
  }

  const secret = () => tablet.credentials[tablet.device].secret;
  tablet.effects.pushed = ({ push, state }) => {
    pushed = { id: push, state };
    once();
  };
  addEventListener("online", once);
  once();
  return { once };
}

/** @returns {Promise<{level: number|null, charging: boolean|null}>} percent; null where the browser does not tell */
async function battery() {
  try {
    const { level, charging } = await navigator.getBattery();
    return { level: Math.round(level * 100), charging };
  } catch {
    return { level: null, charging: null };
  }
}
