/** Longest pause between two keys of a wedge scanner, in ms; people do not type a whole code this fast. */
export const longestPause = 50;
/** Shorter runs may be a fast hand on two keys. */
const shortest = 8;
/** A ticket is shorter than any other code, and looks like nothing a hand throws down by chance. */
const ticket = /^[A-Z]\d{3,4}$/i;

/** What an input method leaves of a code as it was: its number, or a ticket. Whole names are no code, however closely their keys came. */
const code = /^[A-Z]?\d{3,}$/i;

/** Stands for a key of which the input method tells nothing, neither letter nor place (WebKitGTK). */
const unknown = "\uFFFD";

interface Place {
  readonly element: HTMLInputElement | HTMLTextAreaElement;
  readonly value: string;
}

interface Key {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
  readonly timeStamp: number;
}

/** Tells a scanner that types like a keyboard from a person, and remembers what stood in the field before it began. */
export class Burst {
  private text = "";
  private last = -1000;
  private before: Place | undefined;

  /** Whether more than one key came at a scanner's pace up to now. */
  get runs(): boolean {
    return this.text.length > 1;
  }

  /** Takes one key; answers the whole text when an Enter ends a burst. */
  take(event: Key): string | undefined {
    const pause = event.timeStamp - this.last;
    if (event.key === "Enter" || event.code === "Enter" || event.code === "NumpadEnter") {
      const typed = this.text.includes(unknown) ? this.stands() : this.text;
      const whole = this.text.length >= shortest || ticket.test(this.text);
      const text = pause < longestPause && whole && typed !== "" ? typed : undefined;
      this.forget();
      return text;
    }
    const letter = event.key.length === 1 ? event.key : hidden(event);
    if (letter === "") return undefined;
    if (pause >= longestPause) {
      this.text = "";
      this.before = place();
    }
    this.text += letter;
    this.last = event.timeStamp;
    return undefined;
  }

  /**
   * What the input method made of a code whose keys it does not tell: as much of it as an input method leaves alone, which is the number
   * at its head. A busy machine hands on what a person typed all at once: a name that stands there was typed.
   */
  private stands(): string {
    const { element, value } = this.before ?? {};
    if (!element || value === undefined) return "";
    const added = element.value.startsWith(value) ? element.value.slice(value.length) : element.value;
    const head = added.split("|")[0]?.trim() ?? "";
    return code.test(head) ? head : "";
  }

  /** What came up to now was a hand's. */
  forget(): void {
    this.text = "";
    this.last = -1000;
  }

  /** Puts back what stood in the field before the scanner typed into it. */
  restore(): void {
    const before = this.before;
    this.before = undefined;
    if (!before?.element.isConnected) return;
    const prototype = before.element instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
    Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(before.element, before.value);
    before.element.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** An input method hides which letter it was; the key's place on a scanner's keyboard (US) tells it, where the page is told that. */
function hidden(event: Key): string {
  const figure = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  if (figure !== undefined) return event.shiftKey && event.code.startsWith("Digit") ? "" : figure;
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  if (letter !== undefined) return event.shiftKey ? letter : letter.toLowerCase();
  if (event.code === "Backslash" || event.code === "IntlBackslash") return event.shiftKey ? "|" : "\\";
  if (event.code === "Space") return " ";
  return event.key === "Unidentified" ? unknown : "";
}

function place(): Place | undefined {
  if (typeof document === "undefined") return undefined;
  const element = document.activeElement;
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? { element, value: element.value } : undefined;
}
