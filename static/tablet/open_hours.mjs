/** Whether an office is open. Pure. */

/** Vietnam's clocks are seven hours ahead all year. */
const AHEAD = 7 * 3600_000;

/**
 * @param {Record<string, [string, string][]>|undefined} hours from and to by weekday, "1" is Monday; none: always open
 * @param {number} wall milliseconds of the time that people read
 */
export function isOpen(hours, wall) {
  if (!hours || !Object.values(hours).some((day) => day.length)) return true;
  const there = new Date(wall + AHEAD);
  const time = there.toISOString().slice(11, 16);
  return (hours[there.getUTCDay() || 7] ?? []).some(([from, to]) => from <= time && time < to);
}
