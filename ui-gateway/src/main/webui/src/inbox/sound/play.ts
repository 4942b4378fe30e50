import type { Sound } from "./sounds";

/** Two tones each, rising for what came in and falling for what went out. */
const tones: Readonly<Record<Sound, readonly [number, number]>> = { received: [660, 880], sent: [740, 590] };
const toneSeconds = 0.11;
const loudness = 0.06;

let audio: AudioContext | undefined;

/** Plays a short sound; silent until the user has done something on the page, as browsers demand. */
export function play(sound: Sound): void {
  if (!navigator.userActivation?.hasBeenActive) return;
  const context = (audio ??= new AudioContext());
  const start = context.currentTime;
  tones[sound].forEach((frequency, index) => tone(context, frequency, start + index * toneSeconds));
}

function tone(context: AudioContext, frequency: number, at: number): void {
  const oscillator = new OscillatorNode(context, { frequency, type: "sine" });
  const volume = new GainNode(context, { gain: 0 });
  // Up and down within the tone: a hard edge would click.
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(loudness, at + 0.015);
  volume.gain.linearRampToValueAtTime(0, at + toneSeconds);
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + toneSeconds);
}
