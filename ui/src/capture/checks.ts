import type { Words } from "../locale/catalogs";

/** What a check of a portrait is called. Its name comes from the profile as it is. */
export function checkName(words: Words, name: string): string {
  const key = `portrait-check-${name}`;
  return words.has(key) ? words(key) : words("unknown-code", { code: name });
}

/** The rule behind a check as it is put to a person who looks. */
export function checkRule(words: Words, name: string): string {
  const key = `portrait-rule-${name}`;
  return words.has(key) ? words(key) : checkName(words, name);
}
