import { expect, test } from "vitest";
import tokens from "../src/tokens.css?raw";

const themes = new Map<string, Map<string, string>>();
for (const block of tokens.matchAll(/data-theme="(\w+)"\]\s*\{([^}]*)\}/g)) {
  themes.set(block[1] ?? "", new Map([...(block[2] ?? "").matchAll(/(--[\w-]+): (#[0-9a-f]{6})/g)].map((pair) => [pair[1] ?? "", pair[2] ?? ""])));
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const text: [string, string][] = [
  ["--ink", "--surface"],
  ["--ink", "--canvas"],
  ["--ink-second", "--surface"],
  ["--ink-second", "--sunken"],
  ["--ink-third", "--surface"],
  ["--ink-third", "--sunken"],
  ["--on-primary", "--primary"],
  ["--on-primary", "--primary-hover"],
  ["--primary", "--primary-tint"],
  ["--primary", "--surface"],
  ["--good", "--good-tint"],
  ["--attention", "--attention-tint"],
  ["--stop", "--stop-tint"],
  ["--information", "--information-tint"],
  ["--simulated", "--simulated-tint"],
  ["--stop", "--surface"],
  ["--attention", "--surface"],
];
const borders: [string, string][] = [
  ["--control", "--surface"],
  ["--control", "--canvas"],
  ["--focus", "--surface"],
  ["--focus", "--canvas"],
];

test("there are three themes", () => {
  expect([...themes.keys()]).toEqual(["light", "night", "sunlight"]);
});

test.each([...themes])("text of the theme %s has a contrast of 4.5, borders of 3", (_, colors) => {
  const weak = (pairs: [string, string][], least: number) =>
    pairs.filter(([front, back]) => contrast(colors.get(front) ?? "#000000", colors.get(back) ?? "#000000") < least);
  expect(weak(text, 4.5)).toEqual([]);
  expect(weak(borders, 3)).toEqual([]);
});
