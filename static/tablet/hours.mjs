/** An office's hours in few lines: days with the same hours stand together. Pure. */

/** A Monday, to name the days by. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;

/**
 * @param {Record<string, [string, string][]>} hours by weekday, "1" is Monday @param {string} lang
 * @returns {{days: string, times: string}[]} without days on which the office is closed
 */
export function weekly(hours, lang) {
  const rows = [];
  for (let day = 1; day <= 7; day += 1) {
    const times = (hours[day] ?? []).map(([from, to]) => `${plain(from)}–${plain(to)}`).join(", ");
    const last = rows.at(-1);
    if (last && last.times === times && last.to === day - 1) last.to = day;
    else if (times) rows.push({ from: day, to: day, times });
  }
  return rows.map(({ from, to, times }) => ({ days: named(from, to, lang), times }));
}

function named(from, to, lang) {
  const name = (day) => new Intl.DateTimeFormat(lang, { weekday: "long", timeZone: "UTC" }).format(MONDAY + (day - 1) * DAY);
  return from === to ? name(from) : `${name(from)} – ${name(to)}`;
}

const plain = (time) => time.replace(/^0/, "");
