import { expect, test } from "vitest";
import { Burst } from "../src/keys/burst";
import { combination, Keymap, keymap, letters, mayBe, suppressed, usual } from "../src/keys/keymap";
import { mayBePedal } from "../src/keys/pedal";
import { keysOf } from "../src/locale/catalogs";

const press = (key: string, code = key, modifiers: Partial<Record<"ctrlKey" | "altKey" | "shiftKey" | "metaKey", boolean>> = {}) => ({
  key,
  code,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...modifiers,
});

test("every F-key has its twin of Ctrl and a digit", () => {
  for (const line of keymap) {
    const number = /^F(\d+)$/.exec(line.keys[0] ?? "")?.[1];
    if (number) expect(line.keys).toContain(`Ctrl+${number}`);
  }
});

test("no two lines of the map share a combination, and none is suppressed as well", () => {
  const all = keymap.flatMap((line) => line.keys);
  expect(new Set(all).size).toBe(all.length);
  expect(suppressed.filter((key) => all.includes(key) && !["F3", "F5", "Ctrl+5"].includes(key))).toEqual([]);
});

test("no digit alone is a key, and a letter alone only outside of text", () => {
  const alone = keymap.filter((line) => line.keys.some((key) => key.length === 1));
  expect(alone.map((line) => line.id)).toEqual(letters);
});

test("the help sheet has words for every line", () => {
  const known = keysOf("vi");
  for (const line of keymap) expect(known).toContain(`key-${line.id.startsWith("step") ? "step" : line.id}`);
});

test("a combination goes by the place of the key when a modifier is held", () => {
  expect(combination(press("я", "KeyZ", { ctrlKey: true }))).toBe("Ctrl+Z");
  expect(usual.keyOf(press("&", "Digit1", { altKey: true }))).toBe("step1");
  expect(usual.keyOf(press("Enter", "Enter", { ctrlKey: true }))).toBe("commit");
  expect(usual.keyOf(press("?", "Slash", { shiftKey: true }))).toBeUndefined();
  expect(usual.shown("leave")).toBe("Esc");
});

function type(burst: Burst, text: string, pause: number): string | undefined {
  let at = 10_000;
  for (const letter of text) {
    at += pause;
    burst.take({ key: letter, code: /\d/.test(letter) ? `Digit${letter}` : "", shiftKey: false, timeStamp: at });
  }
  return burst.take({ key: "Enter", code: "Enter", shiftKey: false, timeStamp: at + pause });
}

test("a scanner's burst is told from a person's typing", () => {
  expect(type(new Burst(), "066179004512|Nguyễn", 8)).toBe("066179004512|Nguyễn");
  expect(type(new Burst(), "066179004512", 90)).toBeUndefined();
  expect(type(new Burst(), "A127", 8)).toBe("A127");
  expect(type(new Burst(), "A127", 90)).toBeUndefined();
  expect(type(new Burst(), "anh", 8)).toBeUndefined();
});

test("what was typed before a burst is no part of it", () => {
  const burst = new Burst();
  burst.take({ key: "x", code: "KeyX", shiftKey: false, timeStamp: 1000 });
  expect(type(burst, "066179004512", 10)).toBe("066179004512");
});

test("what an input method hides is a code only where a number stands; a name whose keys came all at once was typed", () => {
  class Field {
    value = "";
  }
  const field = new Field();
  Object.assign(globalThis, { HTMLInputElement: Field, HTMLTextAreaElement: class {}, document: { activeElement: field } });
  const through = (made: string) => {
    field.value = "";
    const burst = new Burst();
    for (let at = 0; at < 16; at++) burst.take({ key: "Unidentified", code: "", shiftKey: false, timeStamp: 10_000 + at * 2 });
    field.value = made;
    return burst.take({ key: "Enter", code: "Enter", shiftKey: false, timeStamp: 10_034 });
  };
  expect(through("066179004512|241234567|NGUYỄN THI HOA")).toBe("066179004512");
  expect(through("trần thị phượng")).toBeUndefined();
  for (const name of ["HTMLInputElement", "HTMLTextAreaElement", "document"]) Reflect.deleteProperty(globalThis, name);
});

test("an officer's own key takes the place of the usual one", () => {
  const own = new Keymap({ exception: "F7", go: "F12" });
  expect(own.keyOf(press("F7"))).toBe("exception");
  expect(own.keyOf(press("F8"))).toBeUndefined();
  expect(own.shown("exception")).toBe("F7");
  expect(own.keyOf(press("Enter"))).toBe("go");
  expect(own.owner("F9")).toBe("again");
});

test("Enter, Esc and what writes or moves the caret are nobody's to give away", () => {
  expect(["Enter", "Escape", "Tab", "A", "5", "Ctrl+C", "Ctrl+V", "ArrowLeft", "Ctrl+Enter"].filter((key) => mayBe("again", key))).toEqual([]);
  expect(["F6", "Ctrl+B", "Alt+Q", "Ctrl+Shift+F2"].filter((key) => !mayBe("again", key))).toEqual([]);
  expect(mayBe("return", "T")).toBe(true);
});

test("a foot switch is one more Enter, whatever else was moved, and Enter stays", () => {
  const own = new Keymap({ pedal: "F13", again: "F7" });
  expect(own.keyOf(press("F13"))).toBe("go");
  expect(own.keyOf(press("Enter"))).toBe("go");
  expect(own.owner("F13")).toBe("go");
  expect(own.shown("go")).toBe("Enter");
  expect(own.keysOf("go")).toEqual(["Enter", "F13"]);
  expect(usual.pedal).toBeUndefined();
});

test("an F-key beyond the twelfth is known by its place, because systems name it after what it starts elsewhere", () => {
  expect(combination(press("LaunchApplication5", "F14"))).toBe("F14");
  expect(combination(press("Unidentified", "F24", { ctrlKey: true }))).toBe("Ctrl+F24");
});

test("a foot switch is taught a key that neither writes digits nor moves the caret", () => {
  expect(["F13", "F24", "F10", "PageDown", "PageUp", "Pause", "B", "Ctrl+B", "Alt+Q", "Ctrl+Shift+F2"].filter((key) => !mayBePedal(key))).toEqual([]);
  const unfit = ["5", " ", "Enter", "Ctrl+Enter", "Escape", "Tab", "Backspace", "Delete", "Home", "End", "ArrowDown", "Ctrl+C", "Ctrl+V", "Ư", "F25"];
  expect(unfit.filter(mayBePedal)).toEqual([]);
});
