import { Fragment, type ReactNode } from "react";
import type { ApplicationView, SummaryLineView } from "../generated/contract";
import type { Words } from "../locale/catalogs";
import { grouped } from "../locale/format";
import { coded, humped, useWords } from "../locale/words";

/** The lines of the sheet before it stands on the applicant's screen: what is printed on the card first. */
export function sheetOf(view: ApplicationView): SummaryLineView[] {
  return view.fields
    .filter((field) => field.text !== "")
    .toSorted((a, b) => Number(b.onCard) - Number(a.onCard))
    .map((field) => ({ field: field.field, text: field.shown || field.text, codes: [] }));
}

/** A text as it is read aloud: numbers in groups of three. */
export function readable(field: string, text: string): string {
  return field === "pin" ? grouped(text) : text;
}

interface Passage {
  readonly text: string;
  readonly language: string;
}

/** What a line of the sheet says, by the language it is in: codes in words of the language, then what was written. */
function passages(words: Words, line: SummaryLineView): Passage[] {
  const said = (family: string, code: string) => ({ text: coded(words, family, code), language: words.languageOf(`${family}-${humped(code)}`) });
  if (line.field === "reason" && line.codes[0] !== undefined) return [said("reason", line.codes[0])];
  const written = { text: readable(line.field, line.text), language: "vi" };
  return [...line.codes.map((code) => said("sheet", code)), written].filter(({ text }) => text !== "");
}

export function lineText(words: Words, line: SummaryLineView): string {
  return passages(words, line)
    .map(({ text }) => text)
    .join(", ");
}

/** The same, each passage marked with its language. */
export function LineText(props: { line: SummaryLineView }): ReactNode {
  const words = useWords();
  return passages(words, props.line).map(({ text, language }, index) => (
    <Fragment key={`${text} ${language}`}>
      {index > 0 ? ", " : ""}
      {language === words.language ? text : <span lang={language}>{text}</span>}
    </Fragment>
  ));
}
