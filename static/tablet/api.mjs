/**
 * Talks to the server. A reply that does not come in time, or from something else on the way, is a value and no error.
 *
 * @typedef {{status: number, body: any}} Reply `status` 0: nobody answered; `body` null: it was no JSON
 */

/** Milliseconds that a reply may take. */
const PATIENCE = 10_000;

/**
 * @param {string} path @param {{secret: string, body?: any, method?: string, patience?: number}} how
 * @returns {Promise<Reply>}
 */
export async function call(path, { secret, body = undefined, method = "POST", patience = PATIENCE }) {
  const headers = { Authorization: `Bearer ${secret}`, "Content-Type": "application/json" };
  const signal = AbortSignal.timeout(patience);
  const asked = { method, headers, signal, cache: "no-store", credentials: "omit", redirect: "error" };
  try {
    const reply = await fetch(path, { ...asked, body: body === undefined ? undefined : JSON.stringify(body) });
    return { status: reply.status, body: parsed(await reply.text()) };
  } catch {
    return { status: 0, body: null };
  }
}

/** Whether it was the server that answered, not something on the way to it. @param {Reply} reply */
export const isHeard = ({ status, body }) => body !== null && status > 0 && status < 500;

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
