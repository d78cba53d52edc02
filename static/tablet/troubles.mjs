/**
 * What keeps the tablet from working, by code. What only the server can take back is remembered over a restart; all of
 * it heals by itself when the cause goes.
 */
import { recall, remember } from "./memory.mjs";

/** The gravest first. */
const ORDER = ["insecure", "old", "storage", "retired", "unknown"];
/** What the server has said of this tablet. */
const LASTING = new Set(["retired", "unknown"]);

/** @param {(code: string|null) => void} changed told the gravest */
export function makeTroubles(changed) {
  const present = new Set();
  const gravest = () => ORDER.find((code) => present.has(code)) ?? null;

  function settle(code, there) {
    if (present.has(code) === there) return;
    if (there) present.add(code);
    else present.delete(code);
    if (LASTING.has(code)) keep();
    changed(gravest());
  }

  function keep() {
    remember({ trouble: [...present].filter((code) => LASTING.has(code)) }).catch(() => settle("storage", true));
  }

  return {
    gravest,
    set: (code) => settle(code, true),
    clear: (code) => settle(code, false),
    async restore() {
      for (const code of (await recall("trouble")) ?? []) present.add(code);
    },
    /** What a reply says of the tablet itself. @param {number} status */
    judge(status) {
      if (status === 200) LASTING.forEach((code) => settle(code, false));
      if (status === 401) settle("unknown", true);
      if (status === 403) settle("retired", true);
    },
  };
}
