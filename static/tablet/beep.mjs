/** A short sound when a code is read, where the office wants one; nothing where the browser plays none. */

/** Hertz, seconds and loudness (0 to 1) of it. */
const TONE = 880;
const LENGTH = 0.12;
const LOUD = 0.1;

export function beep() {
  if (!globalThis.AudioContext) return;
  const audio = new AudioContext();
  const [tone, volume] = [audio.createOscillator(), audio.createGain()];
  tone.frequency.value = TONE;
  volume.gain.value = LOUD;
  tone.connect(volume).connect(audio.destination);
  tone.onended = () => audio.close();
  tone.start();
  tone.stop(audio.currentTime + LENGTH);
}
