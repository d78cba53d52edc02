/** The faces of a scale, as on the survey's page: one head for all, a mouth for each level. */
import { svg } from "./dom.mjs";

const MOUTHS = {
  5: ["#7fd08d", "M11 22h18a9 9 0 0 1-18 0z", "#1b2733"],
  4: ["#bfe39a", "M12 24q8 8 16 0", "none"],
  3: ["#f7df86", "M13 26h14", "none"],
  2: ["#f9bd83", "M12 28q8-7 16 0", "none"],
  1: ["#f39d92", "M11 30q9-11 18 0M9.5 12.5l6-3M30.5 12.5l-6-3", "none"],
};
const ON_THREE = { 3: 4, 2: 3, 1: 2 };

/** @param {string} scale @param {string} code */
export function face(scale, code) {
  const [fill, mouth, inside] = MOUTHS[scale === "three_levels" ? ON_THREE[code] : code] ?? MOUTHS[3];
  const eye = (cx) => svg("circle", { cx, cy: 17, r: 2.3, class: "eye" });
  return svg("svg", { viewBox: "0 0 40 40", "aria-hidden": "true", class: "face", fill },
    svg("circle", { cx: 20, cy: 20, r: 18 }), eye(13.5), eye(26.5), svg("path", { d: mouth, fill: inside }));
}

/** A sign that all went well. */
export function tick() {
  return svg("svg", { viewBox: "0 0 40 40", "aria-hidden": "true", class: "sign" },
    svg("circle", { cx: 20, cy: 20, r: 18 }), svg("path", { d: "M11 21l6.5 6.5L29 14", fill: "none" }));
}

/** What draws the eye to a problem. */
export function attention() {
  return svg("svg", { viewBox: "0 0 40 40", "aria-hidden": "true", class: "sign warn" },
    svg("path", { d: "M20 4L38 35H2z" }), svg("path", { d: "M20 15v10M20 29.5v.5", fill: "none" }));
}
