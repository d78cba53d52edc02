/** Finds QR codes in a picture: with what the browser has for it, else with the zxing that comes with the app. */
const VENDOR = "../vendor/zxing-wasm/";
const WASM = new URL(`${VENDOR}zxing_reader-3.1.4.wasm`, import.meta.url).href;
const HOW = { formats: ["QRCode"], tryHarder: true, tryInvert: false, maxNumberOfSymbols: 2 };

/** @type {Promise<(canvas: HTMLCanvasElement) => Promise<string[]>>|null} */
let prepared = null;

/** Every text found. @param {HTMLCanvasElement} canvas @returns {Promise<string[]>} */
export async function detect(canvas) {
  prepared ??= prepare();
  try {
    return await (await prepared)(canvas);
  } catch {
    // A browser may promise a detector whose service is not there.
    prepared = own();
    return [];
  }
}

async function prepare() {
  const formats = (await globalThis.BarcodeDetector?.getSupportedFormats?.().catch(() => [])) ?? [];
  return formats.includes("qr_code") ? native() : own();
}

function native() {
  const detector = new globalThis.BarcodeDetector({ formats: ["qr_code"] });
  return async (canvas) => (await detector.detect(canvas)).map(({ rawValue }) => rawValue);
}

async function own() {
  const { prepareZXingModule, readBarcodes } = await import(`${VENDOR}reader-3.1.4.js`);
  prepareZXingModule({ overrides: { locateFile: () => WASM } });
  return async (canvas) => {
    const picture = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return (await readBarcodes(picture, HOW)).filter(({ isValid }) => isValid).map(({ text }) => text);
  };
}
