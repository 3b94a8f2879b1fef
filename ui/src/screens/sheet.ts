import type { ApplicationView, SummaryLineView } from "../generated/contract";
import type { Words } from "../locale/catalogs";
import { coded } from "../locale/words";

/** The lines of the sheet before it stands on the applicant's screen: what is printed on the card first. */
export function sheetOf(view: ApplicationView): SummaryLineView[] {
  return view.fields
    .filter((field) => field.text !== "")
    .toSorted((a, b) => Number(b.onCard) - Number(a.onCard))
    .map((field) => ({ field: field.field, text: field.shown || field.text }));
}

/** A line's text; codes that are not fields are said in the words of the window's language. */
export function summaryText(words: Words, line: SummaryLineView): string {
  if (line.field === "reason" && words.has(`reason-${line.text}`)) return coded(words, "reason", line.text);
  if (line.field === "biometrics" && words.has(`biometrics-${line.text}`)) return words(`biometrics-${line.text}`);
  if (line.field.startsWith("gap_") && words.has(`gap-${line.text}`)) return coded(words, "gap", line.text);
  if (line.field.startsWith("finger_") && words.has(`exception-${line.text}`)) return coded(words, "exception", line.text);
  return line.text;
}
