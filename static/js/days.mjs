/**
 * Of the days and the period in the list that `data-days` names, the one touched last is meant: whoever changes a day
 * means these days; whoever chooses a period finds them as they were.
 */
for (const field of document.querySelectorAll("input[data-days]")) {
  if (!(field instanceof HTMLInputElement)) continue;
  const list = document.getElementById(field.dataset.days ?? "");
  if (!(list instanceof HTMLSelectElement)) continue;
  field.addEventListener("input", () => {
    list.value = "days";
  });
  list.addEventListener("change", () => {
    if (list.value !== "days") field.value = field.defaultValue;
  });
}
