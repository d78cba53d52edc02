/** Pictures out of a running camera: in turn the middle as sharp as it comes, and all of it made smaller. */

/** Pixels along the longer side. */
const LARGEST = 960;
/** The part of the shorter side that the middle has. */
const MIDDLE = 0.7;

/** @param {HTMLVideoElement} video @returns {() => HTMLCanvasElement|null} null while there is no picture */
export function framesOf(video) {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  let turn = 0;

  return () => {
    const { videoWidth: width, videoHeight: height } = video;
    if (!width || !height || video.readyState < 2) return null;
    turn += 1;
    const side = Math.round(Math.min(width, height) * MIDDLE);
    const [w, h] = turn % 2 ? [side, side] : [width, height];
    const scale = Math.min(1, LARGEST / Math.max(w, h));
    Object.assign(canvas, { width: Math.round(w * scale), height: Math.round(h * scale) });
    context.drawImage(video, (width - w) / 2, (height - h) / 2, w, h, 0, 0, canvas.width, canvas.height);
    return canvas;
  };
}
