/**
 * Watches the camera for slips. Only what is one of our codes for certain is reported; of other QR codes it is told
 * that they are others. No picture is kept or sent.
 */
import { detect } from "./detector.mjs";
import { framesOf } from "./frames.mjs";
import { readToken } from "./token.mjs";

/** Milliseconds in which the same code is not told again. */
const SAME = 3000;
/** Milliseconds for which another code is remarked upon, and until the next one is. */
const FOREIGN = 5000;
/** Milliseconds between two looks, at least; a slow machine rests for as long as it worked. */
const PAUSE = 60;
/** Milliseconds after which a camera that was not there is looked for again. */
const AGAIN = 3000;
const WANTED = { audio: false, video: { facingMode: { ideal: "environment" }, width: { ideal: 1280 }, height: { ideal: 720 } } };
const PROBLEMS = {
  NotAllowedError: "denied", SecurityError: "denied", NotFoundError: "missing", OverconstrainedError: "missing",
  NotReadableError: "taken", AbortError: "taken",
};

/**
 * @param {{video: HTMLVideoElement, onText: (text: string) => void, onProblem: (code: string) => void,
 *   onForeign: () => void}} told `onProblem` is told "on" when all is well
 * @returns {{stop: () => void}}
 */
export function watchCamera({ video, onText, onProblem, onForeign }) {
  /** @type {MediaStream|null} */
  let stream = null;
  let ended = false;
  let timer = 0;
  const picture = framesOf(video);
  const said = { text: "", at: -Infinity, foreign: -Infinity };

  async function open() {
    const found = await navigator.mediaDevices.getUserMedia(WANTED);
    if (ended) return close(found);
    stream = found;
    stream.getVideoTracks()[0].addEventListener("ended", () => fail({ name: "NotFoundError" }));
    Object.assign(video, { muted: true, srcObject: stream });
    await video.play();
    if (ended) return null;
    onProblem("on");
    return look();
  }

  function start() {
    if (!navigator.mediaDevices) return onProblem("insecure");
    return open().catch(fail);
  }

  function fail({ name }) {
    if (ended) return;
    close(stream);
    const problem = PROBLEMS[name] ?? "other";
    onProblem(problem);
    // Asking again would only bring the question back; what is allowed later counts at the next visit.
    if (problem !== "denied") timer = setTimeout(start, AGAIN);
  }

  async function look() {
    const begun = performance.now();
    const canvas = document.hidden ? null : picture();
    const texts = canvas ? await detect(canvas) : [];
    if (ended || !stream) return;
    const own = texts.find((text) => readToken(text).token);
    if (own) tell(own, performance.now());
    else if (texts.length) remark(performance.now());
    else if (said.foreign > 0 && performance.now() - said.foreign > FOREIGN) forget();
    timer = setTimeout(look, Math.max(PAUSE, performance.now() - begun));
  }

  function tell(text, now) {
    if (text === said.text && now - said.at < SAME) return;
    Object.assign(said, { text, at: now });
    onText(text);
  }

  function remark(now) {
    if (now - said.foreign < FOREIGN) return;
    said.foreign = now;
    onForeign();
  }

  function forget() {
    said.foreign = -Infinity;
    onProblem("on");
  }

  function close(found) {
    clearTimeout(timer);
    found?.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
    stream = null;
  }

  start();
  return {
    stop() {
      ended = true;
      close(stream);
      Object.assign(said, { text: "" });
    },
  };
}
