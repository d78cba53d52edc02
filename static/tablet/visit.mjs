/**
 * What is done for somebody at the tablet: whether a code works is asked where there is a network, and what was
 * answered is kept before anything is claimed about it.
 */
import { call } from "./api.mjs";
import { keep } from "./queue.mjs";
import { seal } from "./seal.mjs";
import { askForSync } from "./sending.mjs";
import { toAnswers } from "./survey.mjs";

/** Milliseconds for which somebody waits for the server's word about a code, or about an answer that is kept. */
const PATIENCE = 2000;
/** What a person is told of an answer that the server has turned down because of its code. */
const CODES = { "unknown-code": "unknown", "unbound-code": "unbound", "closed-code": "revoked" };

/** @param {any} tablet @param {{kick: () => Promise<string>}} sender @param {() => string} uuid */
export function serve(tablet, sender, uuid) {
  /** Who waits for the server's word, by the answer's id. @type {Map<string, (found: any) => void>} */
  const awaited = new Map();

  async function look({ token }, { at }) {
    const reply = tablet.online ? await call("/tablet/look", asked(tablet, { token })) : { status: 0, body: null };
    tablet.dispatch({ ...told(reply), at });
  }

  async function store({ asked: state, partial = false, declined = false }, { at }) {
    const answer = written(state, { id: uuid(), partial, declined, now: tablet.clock.wall() });
    const word = new Promise((resolve) => awaited.set(answer.id, resolve));
    try {
      const { device, credentials } = tablet;
      await keep({ ...(await seal(credentials[device].key, device, answer)), at: answer.submitted_at });
    } catch {
      awaited.delete(answer.id);
      tablet.effects.broken();
      return tablet.dispatch({ type: "unstored", reason: "storage", at });
    }
    const tried = sender.kick();
    askForSync();
    const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
    const found = await Promise.race([word, late, inVain(tried)]);
    awaited.delete(answer.id);
    return tablet.dispatch({ ...outcome(found), at });
  }

  /** The server has named an answer. */
  const named = (found) => awaited.get(found.id)?.(found);
  Object.assign(tablet.effects, { look, store });
  return { named };
}

const asked = (tablet, body) => ({ secret: tablet.credentials[tablet.device]?.secret, body, patience: PATIENCE });

/** Settles when nothing could be sent; while another sends, the word may come. @param {Promise<string>} tried */
const inVain = (tried) => new Promise((resolve) => tried.then((outcome) => outcome === "later" && resolve(null)));

/** What the server says of a code, as an event; who cannot be told answers all the same. */
function told({ status, body: given }) {
  if (status === 429) return { type: "gone", reason: "too-many" };
  const body = status === 200 ? given : null;
  const invitation = body && { unit: body.unit, procedure: body.procedure, record: body.record };
  if (body?.state === "rated") return { type: "rated", invitation };
  if (body?.state === "gone") return { type: "gone", reason: body.reason };
  if (body?.state === "unknown" || body?.state === "unbound") return { type: "gone", reason: body.state };
  return { type: "found", invitation: body?.state === "open" ? invitation : null };
}

function outcome(found) {
  if (found?.result === "stored") return { type: "stored", where: "server" };
  if (found?.result === "later") return { type: "late" };
  if (found?.result === "refused" && CODES[found.why]) return { type: "gone", reason: CODES[found.why] };
  return { type: "stored", where: "tablet" };
}

/** The answer as it goes to the server. */
function written(state, { id, partial, declined, now }) {
  return {
    id, token: state.token, evidence: state.evidence, push: state.push, survey: state.survey.version,
    answers: declined ? {} : toAnswers(state.survey, state.chosen), language: state.lang, assisted: state.assisted,
    partial, declined, opened_at: new Date(state.opened).toISOString(), submitted_at: new Date(now).toISOString(),
  };
}
