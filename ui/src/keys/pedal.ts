/** What the officer's choices call the foot switch: one more key for Enter. */
export const pedal = "pedal";

/** A key that writes: outside of text it may be the foot switch, in text it stays what it is. */
export function writes(key: string): boolean {
  return key.length === 1;
}

/** Switches send F13 to F24, a key that turns pages, a combination, or a letter. What writes digits or moves the caret is no foot switch. */
export function mayBePedal(key: string): boolean {
  return (
    /^(Ctrl\+|Alt\+|Ctrl\+Alt\+)?(Shift\+)?F([1-9]|1\d|2[0-4])$/.test(key) ||
    /^(PageUp|PageDown|Pause|ScrollLock|[A-Z])$/.test(key) ||
    (/^(Ctrl\+|Alt\+|Ctrl\+Alt\+)(Shift\+)?[A-Z0-9]$/.test(key) && !/^Ctrl\+[ACVX]$/.test(key))
  );
}

/** The foot switch was pressed: whatever Enter does where the focus is, it does, and an open list and a focused button as well. It writes no line end. */
export function pressEnter(focused: EventTarget | null): void {
  const target = focused instanceof Element && focused.isConnected ? focused : document.body;
  const enter = { key: "Enter", code: "Enter", bubbles: true, cancelable: true, composed: true };
  const taken = !target.dispatchEvent(new KeyboardEvent("keydown", enter));
  target.dispatchEvent(new KeyboardEvent("keyup", enter));
  // Nobody heard it: what a real Enter does to a link or a button of the page itself.
  if (!taken) target.closest<HTMLElement>("button, a, summary")?.click();
}
