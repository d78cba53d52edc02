/**
 * A form that is being sent is not sent twice: its button is marked and further clicks do nothing.
 */
const REST = 4000;

/** @param {HTMLFormElement} form */
function release(form) {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll("button[aria-disabled]")) {
    button.removeAttribute("aria-disabled");
  }
}

document.addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (form.method !== "post") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-disabled", "true");
  // What comes back may be a file, which leaves the page as it is.
  setTimeout(() => release(form), REST);
});

// Going back shows the page as it was left: its forms must work again.
window.addEventListener("pageshow", () => {
  for (const form of document.forms) release(form);
});
