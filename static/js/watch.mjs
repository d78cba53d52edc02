/**
 * Shows how far a job is without reloading the page; asleep while nobody looks. `data-watch` is the address of the
 * job's page, empty when it has ended.
 */
const PAUSE = 1000;

/** @param {HTMLElement} card */
function watch(card) {
  const address = card.dataset.watch;
  if (!address) return;
  const again = () => setTimeout(look, PAUSE);
  const look = async () => {
    if (document.hidden) return again();
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = /** @type {HTMLElement | null} */ (page.querySelector("[data-watch]"));
      if (answer.redirected || !now?.dataset.watch) {
        location.assign(answer.redirected ? answer.url : address);
        return;
      }
      card.replaceChildren(...now.childNodes);
    } catch {
      // The server is away for a moment; the next look tells.
    }
    again();
  };
  again();
}

for (const card of document.querySelectorAll("[data-watch]")) {
  watch(/** @type {HTMLElement} */ (card));
}
