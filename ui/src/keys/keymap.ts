import { pedal } from "./pedal";

/** One line of the map: what a key does. Handlers, the F1 sheet and the tests read this one table. */
export interface KeyLine {
  readonly id: KeyId;
  /** Combinations that mean it; the first is shown. F-keys have a Ctrl+digit twin for laptops whose F-keys need Fn. */
  readonly keys: readonly string[];
}

export type KeyId =
  | "go"
  | "commit"
  | "leave"
  | "help"
  | "next"
  | "spell"
  | "call"
  | "read"
  | "beside"
  | "exception"
  | "again"
  | "return"
  | "turnPicture"
  | "takeBack"
  | "find"
  | "lock"
  | "step1"
  | "step2"
  | "step3"
  | "step4"
  | "step5"
  | "step6"
  | "step7";

/** The map as it is delivered. */
export const keymap: readonly KeyLine[] = [
  { id: "go", keys: ["Enter"] },
  { id: "commit", keys: ["Ctrl+Enter"] },
  { id: "leave", keys: ["Escape"] },
  { id: "help", keys: ["F1", "Ctrl+1"] },
  { id: "next", keys: ["F2", "Ctrl+2"] },
  { id: "spell", keys: ["F3", "Ctrl+3"] },
  { id: "call", keys: ["F4", "Ctrl+4"] },
  { id: "read", keys: ["F5", "Ctrl+5"] },
  { id: "beside", keys: ["F6", "Ctrl+6"] },
  { id: "exception", keys: ["F8", "Ctrl+8"] },
  { id: "again", keys: ["F9", "Ctrl+9"] },
  { id: "return", keys: ["R"] },
  { id: "turnPicture", keys: ["X"] },
  { id: "takeBack", keys: ["Ctrl+Z"] },
  { id: "find", keys: ["Ctrl+K"] },
  { id: "lock", keys: ["Ctrl+L"] },
  { id: "step1", keys: ["Alt+1"] },
  { id: "step2", keys: ["Alt+2"] },
  { id: "step3", keys: ["Alt+3"] },
  { id: "step4", keys: ["Alt+4"] },
  { id: "step5", keys: ["Alt+5"] },
  { id: "step6", keys: ["Alt+6"] },
  { id: "step7", keys: ["Alt+7"] },
];

/** Keys of one letter: they are text wherever something is being written. */
export const letters: readonly KeyId[] = ["return", "turnPicture"];

/** Accelerators of web views and toolkits that must never act by themselves. */
export const suppressed: readonly string[] = [
  "F3",
  "F5",
  "F7",
  "F10",
  "F11",
  "F12",
  "Ctrl+F5",
  "Ctrl+R",
  "Ctrl+Shift+R",
  "Ctrl+P",
  "Ctrl+F",
  "Ctrl+G",
  "Ctrl+W",
  "Ctrl+N",
  "Ctrl+T",
  "Ctrl+S",
  "Ctrl+O",
  "Ctrl+U",
  "Ctrl+J",
  "Ctrl+H",
  "Ctrl+D",
  "Ctrl+Shift+I",
  "Ctrl+Shift+J",
  "Ctrl+Shift+C",
  "Alt+ArrowLeft",
  "Alt+ArrowRight",
  "Alt+Home",
  "Ctrl+5",
  "Ctrl+7",
];

interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** The combination as the table spells it. Digits and letters with a modifier go by place, so that layouts do not matter. */
export function combination(event: Pressed): string {
  // Systems name the F-keys beyond the twelfth after what they start elsewhere.
  const far = /^F(1[3-9]|2[0-4])$/.test(event.code);
  const modified = event.ctrlKey || event.metaKey || event.altKey;
  const place = far ? event.code : modified ? (/^(?:Digit|Numpad|Key)(.)$/.exec(event.code)?.[1] ?? event.key) : event.key;
  const key = place.length === 1 ? place.toUpperCase() : place;
  return `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${event.shiftKey && modified ? "Shift+" : ""}${key}`;
}

/** Enter and Esc are the same for everybody and on every screen, and the steps have the order of the rail. */
const fixed: readonly KeyId[] = ["go", "commit", "leave", "step1", "step2", "step3", "step4", "step5", "step6", "step7"];

/** The lines of the map that an officer may give another key. */
export const movable: readonly KeyLine[] = keymap.filter((line) => !fixed.includes(line.id));

/** Keys in another place: what a key does, and the combination that does it. */
export type Moves = Readonly<Record<string, string>>;

/** The map of one officer. A line that was given another key keeps no other. */
export class Keymap {
  readonly lines: readonly KeyLine[];
  /** The combination of the foot switch, beside Enter; none taught. */
  readonly pedal: string | undefined;
  private readonly byCombination: ReadonlyMap<string, KeyId>;

  constructor(moves: Moves = {}) {
    this.pedal = moves[pedal];
    this.lines = keymap.map((line) => {
      if (line.id === "go" && this.pedal !== undefined) return { id: line.id, keys: [...line.keys, this.pedal] };
      const moved = moves[line.id];
      return moved === undefined || fixed.includes(line.id) ? line : { id: line.id, keys: [moved] };
    });
    // What was moved comes first: it is what the officer wanted.
    const moved = ({ id }: KeyLine) => moves[id] !== undefined || (id === "go" && this.pedal !== undefined);
    const inOrder = this.lines.toSorted((a, b) => Number(!moved(a)) - Number(!moved(b)));
    const known = new Map<string, KeyId>();
    for (const line of inOrder) for (const key of line.keys) if (!known.has(key)) known.set(key, line.id);
    this.byCombination = known;
  }

  keyOf(event: Pressed): KeyId | undefined {
    return this.byCombination.get(combination(event));
  }

  /** What has this combination already. */
  owner(key: string): KeyId | undefined {
    return this.byCombination.get(key);
  }

  keysOf(id: KeyId): readonly string[] {
    return this.lines.find((line) => line.id === id)?.keys ?? [];
  }

  /** The key as it stands on a button: `Esc`, not `Escape`. */
  shown(id: KeyId): string {
    return (this.keysOf(id)[0] ?? "").replace("Escape", "Esc");
  }
}

/** The map as it is delivered. */
export const usual = new Keymap();

/** F-keys and combinations with Ctrl or Alt may be given away, and for the keys of one letter a letter; Enter, Esc and what moves the caret not. */
export function mayBe(id: KeyId, key: string): boolean {
  if (letters.includes(id) && /^[A-Z]$/.test(key)) return true;
  return /^(Ctrl\+|Alt\+|Ctrl\+Alt\+)?(Shift\+)?F([1-9]|1[0-2])$/.test(key) || (/^(Ctrl\+|Alt\+|Ctrl\+Alt\+)(Shift\+)?[A-Z0-9]$/.test(key) && !/^Ctrl\+[ACVX]$/.test(key));
}
