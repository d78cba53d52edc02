/**
 * Codes that come in through the camera and through scanners that type. Where the slips of other offices are read, that
 * is marked and not refused.
 */
import { beep } from "./beep.mjs";
import { isForeign, readToken } from "./token.mjs";
import { watchKeys } from "./wedge.mjs";

/** @param {any} tablet */
export function scan(tablet) {
  /** @type {{video: Element|null, stop: () => void}} */
  let watched = { video: null, stop: () => undefined };

  function code(found) {
    const foreign = Boolean(found.token) && isForeign(found.token, tablet.settings?.prefixes ?? []);
    if (found.token && tablet.settings?.sound) beep();
    tablet.dispatch({ ...found, type: "code", foreign });
  }

  function tell(camera) {
    tablet.camera = camera;
    tablet.show();
  }

  /** The camera runs as long as its picture is on the screen. */
  function follow() {
    const video = tablet.root.querySelector("#camera");
    if (video === watched.video) return;
    watched.stop();
    watched = { video, stop: () => undefined };
    if (video) start(video);
  }

  async function start(video) {
    tell("starting");
    const { watchCamera } = await import("./camera.mjs");
    if (watched.video !== video) return;
    const onText = (text) => code({ ...readToken(text), evidence: "scanned" });
    watched.stop = watchCamera({ video, onText, onProblem: tell, onForeign: () => tell("foreign") }).stop;
  }

  tablet.effects.drawn = follow;
  watchKeys(code);
  return { code };
}
