import { Burst, longestPause } from "./burst";
import { combination, type KeyId, letters, suppressed, usual } from "./keymap";
import { pressEnter, writes } from "./pedal";

export type Handlers = Partial<Record<KeyId, () => void>>;

export type Labels = Partial<Record<KeyId, string>>;

/** What a key does on the screen that stands there; without words of the screen, it does what it always does. */
export interface Meaning {
  readonly id: KeyId | "digits";
  readonly here: string | undefined;
}

/** What one screen or dialog wants of the keyboard. */
export interface Layer {
  /** A dialog: nothing below it hears a key. */
  readonly modal: boolean;
  /** 0 the frame, 1 a screen, 2 a dialog; a higher one is asked first, of equals the later one. */
  readonly level: number;
  handlers: Handlers;
  /** What its keys do here, in the words of its buttons. */
  labels?: Labels | undefined;
  /** Digits 1-9 outside text fields. */
  digit?: ((digit: number) => void) | undefined;
  /** What the digits choose. */
  digits?: string | undefined;
  /** Takes a scanner's code; `false` leaves it to the layer below. */
  scan?: ((text: string) => unknown) | undefined;
}

/** Keys that answer what the screen asks: they rest when the question changes on the same screen. */
const answers: readonly KeyId[] = ["go", "commit"];

/** Keys that come sooner after a change of screen were meant for the screen before. */
export const settleMs = 300;

/** The one listener of the window. Screens lay their wishes on it; the topmost one that knows the key gets it. */
export class Keyboard {
  /** The map of the officer who works here. */
  map = usual;
  private readonly layers: Layer[] = [];
  private readonly burst = new Burst();
  private changed = -settleMs;
  private asked = -settleMs;
  private hearing: ((event: KeyboardEvent) => void) | undefined;
  private readonly typed = new Set<() => void>();
  private held: { readonly act: () => void; readonly timer: ReturnType<typeof setTimeout> } | undefined;

  lay(layer: Layer): () => void {
    const above = this.layers.findIndex((other) => other.level > layer.level);
    this.layers.splice(above < 0 ? this.layers.length : above, 0, layer);
    return () => {
      const index = this.layers.indexOf(layer);
      if (index >= 0) this.layers.splice(index, 1);
    };
  }

  /** What stands typed in a field is saved before a key leads away from it or ends the step; answers the way to forget the field. */
  saveBefore(save: () => void): () => void {
    this.typed.add(save);
    return () => this.typed.delete(save);
  }

  /** The screen has just changed: no key is meant for it yet. */
  turned(): void {
    this.drop();
    this.changed = performance.now();
    this.settle();
  }

  /** The same screen asks something else now: an answer on its way was meant for the question before. */
  asks(): void {
    this.drop();
    this.asked = performance.now();
    this.settle();
  }

  private settle(): void {
    const page = document.documentElement;
    page.dataset.settled = "false";
    setTimeout(() => {
      if (performance.now() - Math.max(this.changed, this.asked) >= settleMs) page.dataset.settled = "true";
    }, settleMs + 1);
  }

  attach(target: Window): () => void {
    const heard = (event: KeyboardEvent) => this.heard(event);
    target.addEventListener("keydown", heard, { capture: true });
    return () => target.removeEventListener("keydown", heard, { capture: true });
  }

  /** One who asks for the very next key gets it, and nobody else hears it; answers the way to stop asking. */
  listen(hear: (event: KeyboardEvent) => void): () => void {
    this.hearing = hear;
    return () => {
      if (this.hearing === hear) this.hearing = undefined;
    };
  }

  private heard(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) {
      const scanned = password(event) ? undefined : this.burst.take(event);
      if (scanned !== undefined && this.scan(scanned)) stop(event);
      return;
    }
    if (["Control", "Shift", "Alt", "Meta", "CapsLock"].includes(event.key)) return;
    if (this.hearing && event.key !== "Tab" && !event.repeat) {
      // The Enter or Space that began the asking is still going up; as a new key neither could be given away.
      stop(event);
      this.hearing(event);
      return;
    }
    const modifier = event.ctrlKey || event.altKey || event.metaKey;
    // No scanner holds Ctrl: a fast hand that ends with Ctrl+Enter is a person's.
    const heeded = !event.repeat && !modifier && !password(event);
    const scanned = heeded ? this.burst.take(event) : undefined;
    if (scanned !== undefined && this.scan(scanned)) {
      this.drop();
      stop(event);
      return;
    }
    if (heeded && event.key.length === 1 && this.burst.runs && !inText(event)) {
      // A scanner types outside of any field: neither this key nor the one before was pressed by a person.
      this.drop();
      stop(event);
      return;
    }
    this.release();
    if (this.pedal(event)) return;
    const meant = this.map.keyOf(event);
    // A letter alone is a key only where nothing is being written.
    const written = meant !== undefined && (letters.includes(meant) || writes(combination(event)));
    const id = written && inText(event) ? undefined : meant;
    const now = performance.now();
    if (now - this.changed < settleMs && event.key !== "Tab") {
      stop(event);
      return;
    }
    // Enter in an open list chooses from it, whatever the screen asks meanwhile.
    if (now - this.asked < settleMs && id !== undefined && answers.includes(id) && !(id === "go" && ownsEnter(event))) {
      stop(event);
      return;
    }
    if (event.repeat && (id !== undefined || event.key === " ") && !(id === "takeBack" && inText(event))) {
      stop(event);
      return;
    }
    if (id === undefined) {
      if (suppressed.includes(combination(event))) event.preventDefault();
      else if (!modifier && /^[1-9]$/.test(event.key) && !inText(event)) this.digit(event);
      return;
    }
    if (id === "takeBack" && inText(event)) return;
    if (id === "go" && ownsEnter(event)) return;
    if (id === "leave" && ownsEscape()) return;
    const act = this.find(id);
    if (!act && letters.includes(id)) return;
    if (act || id !== "go") event.preventDefault();
    if (act && letters.includes(id)) {
      stop(event);
      this.hold(act);
    } else if (act) {
      event.stopImmediatePropagation();
      // Enter goes from field to field and saves by leaving; every other key may lead away from a field that still has the caret.
      if (id !== "go") for (const save of this.typed) save();
      act();
    } else if (id === "commit") {
      event.stopImmediatePropagation();
    }
  }

  /** The foot switch is Enter, but for the text: a letter that writes is a switch only where nothing is being written. */
  private pedal(event: KeyboardEvent): boolean {
    const key = combination(event);
    if (key !== this.map.pedal || (writes(key) && inText(event))) return false;
    stop(event);
    if (event.repeat) return true;
    // One that writes may be the first sign of a scanner's code.
    if (writes(key)) this.hold(() => pressEnter(event.target));
    else pressEnter(event.target);
    return true;
  }

  private find(id: KeyId): (() => void) | undefined {
    for (const layer of this.layers.toReversed()) {
      const act = layer.handlers[id];
      if (act) return act;
      // Whoever looks over the shoulder does not wait until a question is answered.
      if (layer.modal && id !== "lock") return undefined;
    }
    return undefined;
  }

  /** The keys that do something now, for the sheet that explains them. */
  meanings(): Meaning[] {
    const found: Meaning[] = [];
    for (const { id } of this.map.lines) {
      const layer = this.layers.findLast((known) => known.handlers[id]);
      if (layer) found.push({ id, here: layer.labels?.[id] });
    }
    const choosing = this.layers.findLast((layer) => layer.digit);
    if (choosing?.digits) found.push({ id: "digits", here: choosing.digits });
    return found;
  }

  private digit(event: KeyboardEvent): void {
    for (const layer of this.layers.toReversed()) {
      if (layer.digit) {
        const digit = Number(event.key);
        stop(event);
        this.hold(() => layer.digit?.(digit));
        return;
      }
      if (layer.modal) return;
    }
  }

  /** A key of one sign waits until it is sure that no scanner goes on typing. */
  private hold(act: () => void): void {
    const timer = setTimeout(() => this.release(), longestPause + 10);
    this.held = { act, timer };
  }

  /** The key that waited was a person's. */
  private release(): void {
    const held = this.drop();
    held?.();
  }

  private drop(): (() => void) | undefined {
    const act = this.held?.act;
    clearTimeout(this.held?.timer);
    this.held = undefined;
    return act;
  }

  /** Gives a scanner's code to the screen that wants it; answers whether it was taken from the field it was typed into. */
  private scan(text: string): boolean {
    // Nobody signed in: what types this fast is a password keeper, not a card.
    if (!this.layers.some((layer) => layer.scan || layer.modal)) return false;
    this.burst.restore();
    for (const layer of this.layers.toReversed()) {
      if ((layer.scan && layer.scan(text) !== false) || layer.modal) break;
    }
    return true;
  }
}

function stop(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function inText(event: KeyboardEvent): boolean {
  const target = event.target;
  if (target instanceof HTMLTextAreaElement) return true;
  // A list of the system jumps to the entry that begins with a typed letter.
  if (target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !["button", "checkbox", "radio", "submit"].includes(target.type);
}

/** A password typed by a keeper comes as fast as a code; it stays where it is. */
function password(event: KeyboardEvent): boolean {
  return event.target instanceof HTMLInputElement && event.target.type === "password";
}

/** Buttons, links and open lists act on Enter themselves. An irreversible button does not: it waits for Ctrl+Enter. */
function ownsEnter(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof Element)) return false;
  if (target.closest("[data-irreversible]")) {
    stop(event);
    return true;
  }
  if (target.closest("[data-part=main-action]")) return false;
  if (target.closest("[aria-expanded=true][role=combobox]")) return true;
  return target.closest("button, a, [role=button], [role=option], [role=menuitem], [role=row], [role=tab], summary, textarea") !== null;
}

/** An open list closes before the step pauses. */
function ownsEscape(): boolean {
  return document.querySelector("[data-closes-itself]") !== null;
}
