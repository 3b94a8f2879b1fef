import { beforeEach, expect, test, vi } from "vitest";
import { Keyboard, settleMs } from "../src/keys/keyboard";

/** As much of a page as the keyboard looks at. */
class Box {
  closest(): null {
    return null;
  }
}
class TextBox extends Box {
  readonly type = "text";
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
  press("r", { code: "KeyR" });
  expect(give).toHaveBeenCalledOnce();
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
