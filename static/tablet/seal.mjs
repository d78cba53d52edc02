/**
 * Answers at rest are sealed (AES-256-GCM) with a key that came with the pairing and cannot be read out again; they
 * open only under the id and the tablet that they were sealed for. Also: whether a PIN is right, without the network.
 *
 * @typedef {{id: string, device: string, iv: string, sealed: string}} Sealed
 */
const text = new TextEncoder();

/** @param {string} hex @returns {Uint8Array} */
export const fromHex = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
/** @param {Uint8Array} bytes */
export const toHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const toBase64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
const fromBase64 = (written) => Uint8Array.from(atob(written), (letter) => letter.charCodeAt(0));

/** @param {string} hex 32 bytes @returns {Promise<CryptoKey>} */
export const keyFrom = (hex) => crypto.subtle.importKey("raw", fromHex(hex), "AES-GCM", false, ["encrypt", "decrypt"]);

const lock = (device, id, iv) => ({ name: "AES-GCM", iv, additionalData: text.encode(`${device} ${id}`) });

/** @param {CryptoKey} key @param {string} device @param {{id: string}} answer @returns {Promise<Sealed>} */
export async function seal(key, device, answer) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt(lock(device, answer.id, iv), key, text.encode(JSON.stringify(answer)));
  return { id: answer.id, device, iv: toBase64(iv), sealed: toBase64(new Uint8Array(sealed)) };
}

/** @param {CryptoKey|undefined} key @param {Sealed} found @returns {Promise<any>} null where it does not open */
export async function unseal(key, found) {
  try {
    const how = lock(found.device, found.id, fromBase64(found.iv));
    const plain = await crypto.subtle.decrypt(how, key, fromBase64(found.sealed));
    return JSON.parse(new TextDecoder().decode(plain));
  } catch {
    return null;
  }
}

/** @param {{salt: string, rounds: number, hash: string}} pin @param {string} digits @returns {Promise<boolean>} */
export async function isPin(pin, digits) {
  const typed = await crypto.subtle.importKey("raw", text.encode(digits), "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: fromHex(pin.salt), iterations: pin.rounds };
  return toHex(new Uint8Array(await crypto.subtle.deriveBits(how, typed, 256))) === pin.hash;
}
