/** Whose record it is: the slip shown to the camera, or its code typed. */
import { codePad, showTyped, submit } from "./code_pad.mjs";
import { button, el, line } from "./dom.mjs";
import { way } from "./frame.mjs";

/** What the camera may have to say. */
const CAMERA = ["starting", "foreign", "denied", "missing", "taken", "dark", "insecure"];

const BLIND = ["denied", "missing", "taken", "insecure"];

export const reading = {
  key: (state, view) => [wayOf(state, view)],
  parts: (state, view) => (wayOf(state, view) === "keys" ? typing(state, view) : showing(view)),
  refresh(root, state, view) {
    if (wayOf(state, view) === "keys") return showTyped(root, state.typed ?? "", view);
    return tellCamera(root, view);
  },
};

/** Without a camera the code is typed. */
const wayOf = (state, view) => (state.way === "camera" && view.settings?.camera !== false ? "camera" : "keys");

function showing(view) {
  return {
    kind: "camera",
    heading: view.t("reading.title"),
    text: [line(view.t("reading.text"), "lead"), el("p", { class: "camera-note", role: "status" })],
    controls: [
      el("div", { class: "view" },
        el("video", { id: "camera", muted: true, playsinline: true, autoplay: true, "aria-hidden": "true", tabindex: -1 }),
        el("div", { class: "sight", "aria-hidden": "true" })),
    ],
    foot: [back(view), without(view), way(view, "type", { type: "way", way: "keys" })],
  };
}

function typing(state, view) {
  return {
    kind: "typing",
    heading: view.t("typing.title"),
    text: [line(view.t("typing.text"), "lead")],
    controls: codePad(state.typed ?? "", view),
    foot: [
      back(view), without(view),
      view.settings?.camera !== false && way(view, "scan", { type: "way", way: "camera" }),
      button(view.t("continue"), () => submit(view), { class: "way go" }),
    ],
  };
}

const back = (view) => way(view, "back", { type: "back" });
const without = (view) => view.settings?.without !== false && way(view, "without", { type: "without" });

function tellCamera(root, view) {
  const place = root.querySelector(".camera-note");
  root.querySelector(".view").hidden = BLIND.includes(view.camera);
  const told = view.camera && view.camera !== "on" ? view.t(`camera.${CAMERA.includes(view.camera) ? view.camera : "other"}`) : "";
  if (place && place.textContent !== told) place.textContent = told;
}
