/** Longest pause between two keys of a wedge scanner; people do not type a whole code this fast. */
const longestPause = 50;
/** Shorter runs may be a fast hand on two keys. */
const shortest = 8;

interface Place {
  readonly element: HTMLInputElement | HTMLTextAreaElement;
  readonly value: string;
}

interface Key {
  readonly key: string;
  readonly code: string;
  readonly timeStamp: number;
}

/** Tells a scanner that types like a keyboard from a person, and remembers what stood in the field before it began. */
export class Burst {
  private text = "";
  private last = -1000;
  private before: Place | undefined;

  /** Takes one key; answers the whole text when an Enter ends a burst. */
  take(event: Key): string | undefined {
    const pause = event.timeStamp - this.last;
    if (event.key === "Enter") {
      const text = pause < longestPause && this.text.length >= shortest ? this.text : undefined;
      this.text = "";
      this.last = -1000;
      return text;
    }
    // An input method hides the letter; the digits that matter are told by the key's place.
    const letter = event.key.length === 1 ? event.key : (/^Digit(\d)$/.exec(event.code)?.[1] ?? "");
    if (letter === "") return undefined;
    if (pause >= longestPause) {
      this.text = "";
      this.before = place();
    }
    this.text += letter;
    this.last = event.timeStamp;
    return undefined;
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

function place(): Place | undefined {
  if (typeof document === "undefined") return undefined;
  const element = document.activeElement;
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? { element, value: element.value } : undefined;
}
