import { expect, test } from "vitest";
import { install, wordsOf } from "../src/locale/catalogs";

test("a further language is one text from the station; what it leaves out is said in Vietnamese, and says so", () => {
  // Before it is taken in, and for one that nobody has: Vietnamese.
  expect(wordsOf("qaa")("applicant-hello")).toBe("Xin chào");
  install([{ tag: "qaa", name: "[qaa]", officers: false, catalog: "language-name = [qaa]\napplicant-hello = [qaa] hello\n" }]);
  const words = wordsOf("qaa");
  expect([words("applicant-hello"), words.languageOf("applicant-hello")]).toEqual(["[qaa] hello", "qaa"]);
  expect([words("applicant-cannot-sign"), words.languageOf("applicant-cannot-sign")]).toEqual(["Tôi không ký được", "vi"]);
  expect([words("no-such-key"), words.has("no-such-key")]).toEqual(["no-such-key", false]);
});

test("a file of the station never takes the place of a language that is built in", () => {
  install([{ tag: "en", name: "other", officers: true, catalog: "applicant-hello = something else\n" }]);
  expect(wordsOf("en")("applicant-hello")).not.toBe("something else");
});
