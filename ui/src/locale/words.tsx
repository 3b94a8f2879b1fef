import { createContext, type ReactNode, useContext, useEffect, useMemo } from "react";
import { I18nProvider } from "react-aria-components";
import type { LanguageView } from "../generated/contract";
import { useView } from "../host/station";
import { install, type Values, type Words, wordsOf } from "./catalogs";
import { civilDate } from "./format";

const WordsContext = createContext<Words>(wordsOf("vi"));
const none: readonly LanguageView[] = [];

/** The languages of this station, their catalogs taken in. */
export function useLanguages(): readonly LanguageView[] {
  const { view } = useView("read_languages", {}, []);
  const languages = view?.languages ?? none;
  // Before anything below is drawn: a sentence never shows in another language first.
  useMemo(() => install(languages), [languages]);
  return languages;
}

/** Gives everything below it one language, and tells the page and React Aria which. */
export function WordsProvider(props: { language: string; children: ReactNode }) {
  const words = useMemo(() => wordsOf(props.language), [props.language]);
  useEffect(() => {
    document.documentElement.lang = props.language;
    document.title = words("product-name");
  }, [props.language, words]);
  return (
    <I18nProvider locale={props.language === "en" ? "en-GB" : "vi-VN"}>
      <WordsContext.Provider value={words}>{props.children}</WordsContext.Provider>
    </I18nProvider>
  );
}

export function useWords(): Words {
  return useContext(WordsContext);
}

/** A sentence on the screen: a passage of its own language where the page's does not have it, so that a voice reads it right (WCAG 3.1.2). */
export function Say(props: { of: string; values?: Values }): ReactNode {
  const words = useWords();
  const text = words(props.of, props.values);
  const language = words.languageOf(props.of);
  return language === words.language ? text : <span lang={language}>{text}</span>;
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
