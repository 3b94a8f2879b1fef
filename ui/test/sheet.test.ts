import { expect, test } from "vitest";
import { keysOf, wordsOf } from "../src/locale/catalogs";
import { lineText } from "../src/screens/sheet";

/** The codes the station sends for lines of the sheet, as `enrollment::Summary` makes them. */
const codes: [string, string[]][] = [
  ["biometrics", ["biometricsFull"]],
  ["biometrics", ["biometricsUnderSix"]],
  ["biometrics", ["biometricsReusesLast"]],
  ["portrait", ["portraitTaken"]],
  ...["Amputated", "Deformed", "Bandaged", "Worn", "Other"].flatMap((kind): [string, string[]][] => [
    ["finger_4", [`finger${kind}`, "forGood"]],
    ["finger_4", [`finger${kind}`, "forNow"]],
  ]),
  ...["Missing", "Injured", "CannotOpen", "Other"].flatMap((kind): [string, string[]][] => [
    ["eye_right", [`eye${kind}`, "forGood"]],
    ["eye_left", [`eye${kind}`, "forNow"]],
  ]),
  ...["NoDevice", "DeviceFailed", "Unable"].map((reason): [string, string[]] => ["gap_iris", [`gap${reason}`]]),
];

test("no line of the sheet is empty or a code of the program, in either language", () => {
  for (const language of ["vi", "en"] as const) {
    const words = wordsOf(language);
    const reasons = keysOf(language).filter((key) => /^reason-[a-zA-Z]+$/.test(key) && key !== "reason-reuses");
    const lines = [...codes, ...reasons.map((key): [string, string[]] => ["reason", [key.replace("reason-", "")]])];
    for (const [field, said] of lines) {
      const text = lineText(words, { field, text: "", codes: said });
      expect(text, `${said} in ${language}`).not.toBe("");
      expect(text, `${said} in ${language}`).not.toMatch(/^[a-z_]+$/);
      expect(text, `${said} in ${language}`).not.toBe(words("unknown-code", { code: said[0] ?? "" }));
    }
  }
});

test("what somebody wrote stands behind the words, and a number in groups", () => {
  const words = wordsOf("vi");
  expect(lineText(words, { field: "finger_4", text: "bó bột", codes: ["fingerOther", "forNow"] })).toMatch(/, bó bột$/);
  expect(lineText(words, { field: "pin", text: "066179004512", codes: [] })).toBe("066 179 004 512");
});
