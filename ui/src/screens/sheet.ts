import type { ApplicationView, SummaryLineView } from "../generated/contract";
import type { Words } from "../locale/catalogs";
import { grouped } from "../locale/format";
import { coded } from "../locale/words";

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

/** What a line of the sheet says: codes in words of the language, then what was written. */
export function lineText(words: Words, line: SummaryLineView): string {
  if (line.field === "reason" && line.codes[0] !== undefined) return coded(words, "reason", line.codes[0]);
  return [...line.codes.map((code) => coded(words, "sheet", code)), readable(line.field, line.text)].filter((part) => part !== "").join(", ");
}
