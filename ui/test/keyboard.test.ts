import { beforeEach, expect, test, vi } from "vitest";
import { Keyboard, settleMs } from "../src/keys/keyboard";
import { Keymap } from "../src/keys/keymap";

/** As much of a page as the keyboard looks at. */
class Box {
  isConnected = true;
  closest(): null {
    return null;
  }
  /** What the page sends itself comes to the same listener. */
  dispatchEvent(event: { type: string; key: string }): boolean {
    let taken = false;
    if (event.type === "keydown") press(event.key, { target: this, preventDefault: () => (taken = true) });
    return !taken;
  }
}
class TextBox extends Box {
  type = "text";
}
class Never {}

let heard: (event: unknown) => void;
let keyboard: Keyboard;

function press(key: string, more: Record<string, unknown> = {}) {
  const event = {
    key,
    code: key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    repeat: false,
    isComposing: false,
    keyCode: 0,
    timeStamp: performance.now(),
    target: new Box(),
    preventDefault: () => undefined,
    stopImmediatePropagation: () => undefined,
    ...more,
  };
  heard(event);
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("document", { documentElement: { dataset: {} }, querySelector: () => null, activeElement: null });
  for (const [name, kind] of Object.entries({ Element: Box, HTMLInputElement: TextBox, HTMLTextAreaElement: Never, HTMLSelectElement: Never })) {
    vi.stubGlobal(name, kind);
  }
  keyboard = new Keyboard();
  keyboard.attach({ addEventListener: (_: string, listener: typeof heard) => (heard = listener), removeEventListener: () => undefined } as never);
});

test("what stands typed is saved before a key leads away, and before it acts", () => {
  const order: string[] = [];
  keyboard.saveBefore(() => order.push("saved"));
  const act = (name: string) => () => order.push(name);
  keyboard.lay({ modal: false, level: 1, handlers: { commit: act("commit"), next: act("next"), find: act("find"), step3: act("step3"), again: act("again") } });
  press("Enter", { ctrlKey: true, target: new TextBox() });
  press("F2", { target: new TextBox() });
  press("k", { code: "KeyK", ctrlKey: true, target: new TextBox() });
  press("3", { code: "Digit3", altKey: true, target: new TextBox() });
  press("F9", { target: new TextBox() });
  expect(order).toEqual(["saved", "commit", "saved", "next", "saved", "find", "saved", "step3", "saved", "again"]);
});

test("a field that has gone is not saved again", () => {
  const save = vi.fn();
  keyboard.saveBefore(save)();
  keyboard.lay({ modal: false, level: 1, handlers: { next: () => undefined } });
  press("F2");
  expect(save).not.toHaveBeenCalled();
});

test("a dialog keeps every key to itself but the one that locks", () => {
  const lock = vi.fn();
  const next = vi.fn();
  keyboard.lay({ modal: false, level: 0, handlers: { lock, next } });
  keyboard.lay({ modal: true, level: 2, handlers: {} });
  press("F2");
  press("l", { code: "KeyL", ctrlKey: true });
  expect(next).not.toHaveBeenCalled();
  expect(lock).toHaveBeenCalledOnce();
});

test("an answer on its way rests when the screen asks something else; other keys work", () => {
  const go = vi.fn();
  const leave = vi.fn();
  keyboard.lay({ modal: false, level: 1, handlers: { go, commit: go, leave } });
  keyboard.asks();
  press("Enter");
  press("Enter", { ctrlKey: true });
  press("Escape");
  expect(go).not.toHaveBeenCalled();
  expect(leave).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(settleMs + 1);
  press("Enter");
  expect(go).toHaveBeenCalledOnce();
});

test("every key rests when another screen stands there", () => {
  const leave = vi.fn();
  keyboard.lay({ modal: false, level: 1, handlers: { leave } });
  keyboard.turned();
  press("Escape");
  expect(leave).not.toHaveBeenCalled();
});

test("R is a key outside of text and a letter inside", () => {
  const give = vi.fn();
  keyboard.lay({ modal: false, level: 1, handlers: { return: give } });
  press("r", { code: "KeyR", target: new TextBox() });
  expect(give).not.toHaveBeenCalled();
  vi.advanceTimersByTime(settleMs);
  press("r", { code: "KeyR" });
  vi.advanceTimersByTime(settleMs);
  expect(give).toHaveBeenCalledOnce();
});

/** A scanner types like a keyboard, a key every few ms. */
function scanner(text: string, more: (letter: string) => Record<string, unknown> = () => ({}), pace = 8) {
  for (const letter of [...text, "Enter"]) {
    vi.advanceTimersByTime(pace);
    press(letter, { timeStamp: Date.now(), ...(letter === "Enter" ? { code: "Enter" } : more(letter)) });
  }
}

test.each([
  ["a card", "066179004512|241234567|ROCHOM PHAI|14071979|Nam|Buôn Đôn|25042021"],
  ["a number", "066179004512"],
  ["a ticket", "A127"],
])("%s scanned outside of any field chooses nothing and is searched for", (_, code) => {
  const [digit, give, go, scan] = [vi.fn(), vi.fn(), vi.fn(), vi.fn()];
  keyboard.lay({ modal: false, level: 0, handlers: {}, scan });
  keyboard.lay({ modal: false, level: 1, handlers: { go, return: give }, digit });
  scanner(code);
  vi.advanceTimersByTime(settleMs);
  expect(scan).toHaveBeenCalledExactlyOnceWith(code);
  for (const act of [digit, give, go]) expect(act).not.toHaveBeenCalled();
});

test("a digit pressed by a person chooses, at the latest when the next key comes", () => {
  const order: string[] = [];
  keyboard.lay({ modal: false, level: 1, handlers: { go: () => order.push("go") }, digit: (digit) => order.push(`${digit}`) });
  press("3", { timeStamp: Date.now() });
  expect(order).toEqual([]);
  vi.advanceTimersByTime(70);
  expect(order).toEqual(["3"]);
  press("4", { timeStamp: Date.now() });
  press("Enter", { timeStamp: Date.now() + 30, code: "Enter" });
  expect(order).toEqual(["3", "4", "go"]);
});

test("a digit that still waits is forgotten when the screen asks something else", () => {
  const digit = vi.fn();
  keyboard.lay({ modal: false, level: 1, handlers: {}, digit });
  press("3", { timeStamp: Date.now() });
  keyboard.asks();
  vi.advanceTimersByTime(settleMs);
  expect(digit).not.toHaveBeenCalled();
});

test("a card scanned while an input method is on keeps its bars, and letters by their place", () => {
  const scan = vi.fn();
  keyboard.lay({ modal: false, level: 0, handlers: {}, scan });
  const place = (letter: string) => ({
    key: "Process",
    keyCode: 229,
    target: new TextBox(),
    shiftKey: letter === "|" || letter !== letter.toLowerCase(),
    code: letter === "|" ? "Backslash" : letter === " " ? "Space" : /\d/.test(letter) ? `Digit${letter}` : `Key${letter.toUpperCase()}`,
  });
  scanner("066179004512|241234567|ROCHOM Phai", place);
  expect(scan).toHaveBeenCalledExactlyOnceWith("066179004512|241234567|ROCHOM Phai");
});

test("a card scanned while an input method tells nothing of its keys gives the number that stands in the field", () => {
  const scan = vi.fn();
  const field = Object.assign(new TextBox(), { value: "ho", isConnected: true, dispatchEvent: () => true });
  vi.stubGlobal("document", { documentElement: { dataset: {} }, querySelector: () => null, activeElement: field });
  keyboard.lay({ modal: false, level: 0, handlers: {}, scan });
  for (const letter of "066179004512|NGUYEN") {
    vi.advanceTimersByTime(8);
    press("Unidentified", { code: "Unidentified", keyCode: 229, timeStamp: Date.now(), target: field });
    field.value += letter;
  }
  vi.advanceTimersByTime(8);
  press("Enter", { code: "Enter", timeStamp: Date.now(), target: field });
  expect(scan).toHaveBeenCalledExactlyOnceWith("066179004512");
});

test("a password that a keeper types is a password, also where a card would be wanted", () => {
  const [go, scan] = [vi.fn(), vi.fn()];
  keyboard.lay({ modal: false, level: 1, handlers: { go }, scan });
  const field = Object.assign(new TextBox(), { type: "password" });
  scanner("066179004512", () => ({ target: field }));
  expect(scan).not.toHaveBeenCalled();
  expect(go).toHaveBeenCalledOnce();
});

test("a code that the screen leaves goes to the frame below it", () => {
  const scan = vi.fn();
  keyboard.lay({ modal: false, level: 0, handlers: {}, scan });
  keyboard.lay({ modal: false, level: 1, handlers: {}, scan: (text) => text.includes("|") });
  scanner("A127");
  expect(scan).toHaveBeenCalledExactlyOnceWith("A127");
});

test("a code that nobody waits for stays where it was typed", () => {
  const go = vi.fn();
  keyboard.lay({ modal: false, level: 1, handlers: { go } });
  scanner("066179004512", () => ({ target: new TextBox() }));
  expect(go).toHaveBeenCalledOnce();
});

test("the sheet of keys tells what each does on the screen that stands there", () => {
  keyboard.lay({ modal: false, level: 0, handlers: { help: () => undefined } });
  keyboard.lay({ modal: false, level: 1, handlers: { exception: () => undefined }, labels: { exception: "Exception" }, digit: () => undefined, digits: "Reason" });
  expect(keyboard.meanings()).toEqual([
    { id: "help", here: undefined },
    { id: "exception", here: "Exception" },
    { id: "digits", here: "Reason" },
  ]);
});

/** What the page makes of itself when the foot switch is pressed. */
function withSwitch(key: string): string[] {
  class Made {
    constructor(readonly type: string, more: object) {
      Object.assign(this, more);
    }
  }
  vi.stubGlobal("KeyboardEvent", Made);
  keyboard.map = new Keymap({ pedal: key });
  const did: string[] = [];
  keyboard.lay({ modal: false, level: 1, handlers: { go: () => did.push("went on"), commit: () => did.push("signed") } });
  vi.advanceTimersByTime(settleMs);
  return did;
}

test("the foot switch does what Enter does, in a text field as well, and once however long it is held", () => {
  const did = withSwitch("F13");
  press("F13");
  press("F13", { repeat: true });
  press("F13", { target: new TextBox() });
  press("Enter");
  expect(did).toEqual(["went on", "went on", "went on"]);
});

test("the foot switch never does what cannot be undone", () => {
  const did = withSwitch("F13");
  press("F13", { ctrlKey: true });
  expect(did).toEqual([]);
});

test("the foot switch rests as Enter does when the screen asks something else", () => {
  const did = withSwitch("PageDown");
  keyboard.asks();
  press("PageDown");
  vi.advanceTimersByTime(settleMs);
  press("PageDown");
  expect(did).toEqual(["went on"]);
});

test("a foot switch that sends a letter writes where something is being written, and goes on elsewhere", () => {
  const did = withSwitch("B");
  let written = true;
  press("b", { code: "KeyB", target: new TextBox(), preventDefault: () => (written = false) });
  vi.advanceTimersByTime(settleMs);
  expect([written, did]).toEqual([true, []]);
  press("b", { code: "KeyB" });
  vi.advanceTimersByTime(settleMs);
  expect(did).toEqual(["went on"]);
});

test("the letter of a foot switch at the head of a scanner's code is no step", () => {
  const did = withSwitch("A");
  const scanned: string[] = [];
  keyboard.lay({ modal: false, level: 1, handlers: {}, scan: (text) => scanned.push(text) });
  for (const letter of "A127") {
    vi.advanceTimersByTime(8);
    press(letter, { code: /\d/.test(letter) ? `Digit${letter}` : `Key${letter}` });
  }
  vi.advanceTimersByTime(8);
  press("Enter");
  expect([scanned, did]).toEqual([["A127"], []]);
});

test("the foot switch presses what has the focus, as Enter does", () => {
  const did = withSwitch("F13");
  class Link extends Box {
    override closest(what?: string) {
      return what?.startsWith("button") ? ({ click: () => did.push("clicked") } as never) : null;
    }
  }
  press("F13", { target: new Link() });
  expect(did).toEqual(["clicked"]);
});
