/**
 * Whoever changes a day means these days, not the period chosen in the list that `data-days` names.
 */
for (const field of document.querySelectorAll("input[data-days]")) {
  field.addEventListener("input", () => {
    const list = document.getElementById(/** @type {HTMLElement} */ (field).dataset.days ?? "");
    if (list instanceof HTMLSelectElement) list.value = "days";
  });
}
