import { createContext, type ReactNode, useContext, useEffect, useMemo } from "react";
import { I18nProvider } from "react-aria-components";
import type { LanguageCode } from "../generated/contract";
import { type Words, wordsOf } from "./catalogs";
import { civilDate } from "./format";

const WordsContext = createContext<Words>(wordsOf("vi"));

/** Gives everything below it one language, and tells the page and React Aria which. */
export function WordsProvider(props: { language: LanguageCode; children: ReactNode }) {
  const words = useMemo(() => wordsOf(props.language), [props.language]);
  useEffect(() => {
    document.documentElement.lang = props.language;
    document.title = words("product-name");
  }, [props.language, words]);
  return (
    <I18nProvider locale={props.language === "vi" ? "vi-VN" : "en-GB"}>
      <WordsContext.Provider value={words}>{props.children}</WordsContext.Provider>
    </I18nProvider>
  );
}

export function useWords(): Words {
  return useContext(WordsContext);
}

/** The station gives days as `2026-12-01`; people read them day first. */
function readable(value: string | number): string | number {
  return typeof value === "string" ? civilDate(value) : value;
}

/** The sentence of a code; where the catalogs do not know it, a general sentence that names the code. */
export function coded(words: Words, family: string, code: string, values: Record<string, string | number> = {}): string {
  const key = `${family}-${humped(code)}`;
  return words.has(key)
    ? words(key, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, readable(value)])))
    : words("unknown-code", { code });
}

/** `name_dob` and `nameDob` are the same code. */
export function humped(code: string): string {
  return code.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
