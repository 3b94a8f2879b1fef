import { expect, test } from "vitest";
import { keysOf, wordsOf } from "../src/locale/catalogs";

const sources = import.meta.glob<string>("../src/**/*.{ts,tsx}", { query: "?raw", import: "default", eager: true });
const catalogs = import.meta.glob<string>("../../assets/locales/*/*.ftl", { query: "?raw", import: "default", eager: true });

/** Places of a sentence, in order of their names: `{ $ticket }`. */
function places(text: string): string[] {
  return [...new Set(text.match(/\$[a-zA-Z]+/g) ?? [])].sort();
}

function messages(language: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [path, text] of Object.entries(catalogs)) {
    if (!path.includes(`/${language}/`)) continue;
    for (const part of text.split(/\n(?=[a-zA-Z#])/)) {
      const line = /^([a-zA-Z][\w-]*) *=([\s\S]*)$/.exec(part.trim());
      if (line?.[1]) found.set(line[1], line[2] ?? "");
    }
  }
  return found;
}

test("every sentence stands in both languages", () => {
  expect(keysOf("vi").toSorted()).toEqual(keysOf("en").toSorted());
});

test("a sentence has the same places in both languages", () => {
  const english = messages("en");
  // English does not decline by the form of address, and Vietnamese needs no plural.
  const free = /^(applicant-|you-)/;
  const differing = [...messages("vi")].filter(([key, text]) => {
    const other = english.get(key);
    return other !== undefined && !free.test(key) && places(text).join() !== places(other).join();
  });
  expect(differing.map(([key]) => key)).toEqual([]);
});

test("no key is defined twice in a language", () => {
  for (const language of ["vi", "en"]) {
    const seen = new Map<string, number>();
    for (const [path, text] of Object.entries(catalogs)) {
      if (!path.includes(`/${language}/`)) continue;
      for (const key of text.matchAll(/^([a-zA-Z][\w-]*) *=/gm)) seen.set(key[1] ?? "", (seen.get(key[1] ?? "") ?? 0) + 1);
    }
    expect([...seen].filter(([, count]) => count > 1).map(([key]) => key)).toEqual([]);
  }
});

test("every key that a screen names is in the catalogs", () => {
  const words = wordsOf("vi");
  const missing = new Set<string>();
  for (const text of Object.values(sources)) {
    for (const call of text.matchAll(/\bwords\(\s*"([\w-]+)"/g)) if (!words.has(call[1] ?? "")) missing.add(call[1] ?? "");
    for (const call of text.matchAll(/<Say of="([\w-]+)"/g)) if (!words.has(call[1] ?? "")) missing.add(call[1] ?? "");
    for (const call of text.matchAll(/\bwords\([^()"`]*\? "([\w-]+)" : "([\w-]+)"/g)) {
      for (const key of [call[1], call[2]]) if (key && !words.has(key)) missing.add(key);
    }
  }
  expect([...missing]).toEqual([]);
});

test("every family of codes that a screen names has words", () => {
  const known = keysOf("vi");
  const missing = new Set<string>();
  for (const text of Object.values(sources)) {
    for (const call of text.matchAll(/\bcoded\(\s*words,\s*"([\w-]+)"/g)) {
      const family = call[1] ?? "";
      // The words of the center's refusals come with the center.
      if (family !== "refusal" && !known.some((key) => key.startsWith(`${family}-`))) missing.add(family);
    }
  }
  expect([...missing]).toEqual([]);
});

test("no screen has text of its own", () => {
  const found: string[] = [];
  for (const [path, text] of Object.entries(sources)) {
    // Text between tags, beginning with a letter.
    for (const hit of text.matchAll(/<[a-zA-Z][^<>{}=]*>\s*([A-Za-zÀ-ỹ][^<>{}]*)</g)) {
      const shown = (hit[1] ?? "").trim();
      if (shown !== "" && !/^Alt\+1…7$/.test(shown)) found.push(`${path}: ${shown}`);
    }
  }
  expect(found).toEqual([]);
});

test("sentences to officers ask without begging and never blame", () => {
  const forbidden = /vui lòng|xin lỗi|Oops|!/i;
  const found = [...messages("vi")].filter(([key, text]) => !key.startsWith("applicant-") && forbidden.test(text)).map(([key]) => key);
  expect(found).toEqual([]);
});

test("a thing has one word, and the same one everywhere", () => {
  // Simulated, extract, practice, the queue of what is to be sent; "rút" is what is done with an application, or with a plug.
  const wrong: [RegExp, string][] = [
    [/mô phỏng/i, "giả lập"],
    [/trích lục/i, "bản trích"],
    [/tập làm quen/i, "luyện tập"],
    [/hàng đợi|hàng chờ(?! gửi)/i, "hàng chờ gửi"],
    [/rút (lại|màn hình)/i, "thu hồi"],
  ];
  const found = [...messages("vi")].flatMap(([key, text]) => wrong.filter(([word]) => word.test(text)).map(([, right]) => `${key}: ${right}`));
  expect(found).toEqual([]);
});

test("a sentence to an applicant has at most twelve words", () => {
  for (const language of ["vi", "en"]) {
    const long = [...messages(language)]
      .filter(([key]) => key.startsWith("applicant-"))
      .flatMap(([key, text]) =>
        text
          .replace(/\{ \$\w+ \}/g, "X")
          .split(/[.?:]/)
          .filter((sentence) => sentence.trim().split(/\s+/).length > 12)
          .map(() => key),
      );
    expect(long).toEqual([]);
  }
});

test("the applicant's window has no sentence that is meant for officers", () => {
  const window = sources["../src/screens/ApplicantWindow.tsx"] ?? "";
  expect(window).not.toBe("");
  expect(window.match(/[`"]error-/g)).toBeNull();
});

test("a number that comes as text chooses the form of its sentence, and what only looks like one stays as it is", () => {
  const words = wordsOf("en");
  expect(words("doctor-outboxWorks", { count: "1" })).toBe("Readable, 1 package on its road.");
  expect(words("doctor-outboxWorks", { count: "0" })).toBe("Readable, 0 packages on their road.");
  expect(words("doctor-diskWorks", { megabytes: "40421" })).toBe("40421 MB free.");
  expect(words("doctor-outboxWorks", { count: "012" })).toBe("Readable, 012 packages on their road.");
  expect(words("doctor-outboxWorks", { count: "066179004512" })).toContain("066179004512");
});
