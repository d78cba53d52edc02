/**
 * The desk without reloading: what is scanned goes off at once while the field is free for the next code, and the
 * tablet's state is kept up to date; asleep while nobody looks. `data-desk` is the address of that state.
 */
const SOON = 1000;
const LATER = 3000;

const desk = /** @type {HTMLElement} */ (document.querySelector("[data-desk]"));
const main = /** @type {HTMLElement} */ (document.querySelector("main"));

/** @param {ParentNode} where @param {string} name */
const part = (where, name) => where.querySelector(`[data-part="${name}"]`);

/** What a state says when the seconds and the token, which always change, are left out. @param {Element} state */
function gist(state) {
  const copy = /** @type {Element} */ (state.cloneNode(true));
  for (const one of copy.querySelectorAll("[name=csrf_token]")) one.remove();
  for (const one of copy.querySelectorAll("[data-seconds]")) one.replaceWith("…");
  return copy.innerHTML;
}

/** @param {ParentNode} fresh what the page would be now @param {string} name */
function update(fresh, name) {
  const old = part(desk, name);
  const now = part(fresh, name);
  if (gist(old) === gist(now)) {
    const left = old.querySelector("[data-seconds]");
    if (left) left.textContent = now.querySelector("[data-seconds]").textContent;
    return;
  }
  const held = old.contains(document.activeElement);
  old.replaceChildren(...now.childNodes);
  if (held) field().focus();
  const told = ["does", "now"].map((one) => part(desk, one)?.textContent ?? "");
  part(desk, "spoken").textContent = told.join(". ");
}

/** @param {ParentNode} fresh */
const updateAll = (fresh) => ["unfit", "state"].forEach((name) => update(fresh, name));

const field = () => /** @type {HTMLInputElement} */ (desk.querySelector("[name=code]"));

async function look() {
  let pause = LATER;
  if (!document.hidden) {
    try {
      const answer = await fetch(desk.dataset.desk);
      // Signed out meanwhile, or the office has closed: the page itself tells.
      if (answer.status === 401 || answer.redirected) return location.reload();
      if (answer.ok && !sending) {
        updateAll(new DOMParser().parseFromString(await answer.text(), "text/html"));
      }
    } catch {
      // The server is away for a moment; the next look tells.
    }
    if (desk.querySelector("[data-seconds]")) pause = SOON;
  }
  setTimeout(look, pause);
}

/** How many forms are on their way: what is looked up meanwhile is out of date. */
let sending = 0;
/** Forms go one after the other, in the order in which they were sent. */
let before = Promise.resolve();

/** @param {string} address @param {FormData} form */
async function send(address, form) {
  try {
    const answer = await fetch(address, { method: "POST", body: form });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-desk]");
    if (!fresh) return location.reload();
    for (const old of main.querySelectorAll(":scope > .note:not(.screen)")) old.remove();
    main.prepend(...page.querySelectorAll("main > .note:not(.screen)"));
    part(desk, "wrong").textContent = part(fresh, "wrong").textContent;
    updateAll(fresh);
  } catch {
    part(desk, "wrong").textContent = part(desk, "away").textContent;
    field().value ||= String(form.get("code") ?? "");
  }
}

if (desk) {
  desk.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    event.preventDefault();
    // Nothing else may hold the form back: the next code comes in a second.
    event.stopPropagation();
    const filled = new FormData(form);
    field().value = "";
    field().focus();
    sending += 1;
    before = before.then(() => send(form.action, filled)).finally(() => { sending -= 1; });
  });
  setTimeout(look, SOON);
}
