/** What is heard: two earcons and a chime, made here from pure tones. Everything that sounds is also seen. */
export type Earcon = "good" | "again" | "chime" | "tick";

interface Tone {
  /** Hertz. */
  readonly pitch: number;
  /** Seconds after the beginning. */
  readonly at: number;
  /** Seconds. */
  readonly long: number;
}

/** Upward and bright for good, downward and soft for again; a hall chime of three; one short tick of a countdown. */
const tones: Record<Earcon, readonly Tone[]> = {
  good: [
    { pitch: 659, at: 0, long: 0.12 },
    { pitch: 988, at: 0.1, long: 0.22 },
  ],
  again: [
    { pitch: 392, at: 0, long: 0.16 },
    { pitch: 294, at: 0.15, long: 0.26 },
  ],
  chime: [
    { pitch: 784, at: 0, long: 0.5 },
    { pitch: 659, at: 0.3, long: 0.5 },
    { pitch: 523, at: 0.6, long: 0.9 },
  ],
  tick: [{ pitch: 880, at: 0, long: 0.06 }],
};

/** Below this a full loudness does not startle whoever sits beside the loudspeaker. */
const loudest = 0.35;

let volume = 0;
let audio: AudioContext | undefined;

/** In percent; 0 is silence. */
export function setVolume(percent: number): void {
  volume = Math.min(100, Math.max(0, percent)) / 100;
}

/** Sounds, unless it is switched off or the machine has nothing to sound with. */
export function sound(what: Earcon): void {
  if (volume === 0 || typeof AudioContext === "undefined") return;
  try {
    audio ??= new AudioContext();
    const now = audio.currentTime + 0.01;
    void audio.resume().catch(() => undefined);
    for (const tone of tones[what]) strike(audio, tone, now + tone.at);
  } catch {
    // Without a loudspeaker nothing is lost: the screen says the same.
  }
}

/** One tone with a soft beginning and end, so that it does not click. */
function strike(context: AudioContext, tone: Tone, at: number): void {
  const source = context.createOscillator();
  const gain = context.createGain();
  source.type = "sine";
  source.frequency.value = tone.pitch;
  gain.gain.setValueAtTime(0.0001, at);
  gain.gain.exponentialRampToValueAtTime(loudest * volume, at + 0.012);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + tone.long);
  source.connect(gain).connect(context.destination);
  source.start(at);
  source.stop(at + tone.long + 0.02);
}
