import type { ApplicationView, SummaryLineView } from "../generated/contract";
import { grouped } from "../locale/format";

/** The lines of the sheet before it stands on the applicant's screen: what is printed on the card first. */
export function sheetOf(view: ApplicationView): SummaryLineView[] {
  return view.fields
    .filter((field) => field.text !== "")
    .toSorted((a, b) => Number(b.onCard) - Number(a.onCard))
    .map((field) => ({ field: field.field, text: field.shown || field.text }));
}

/** A text as it is read aloud: numbers in groups of three. */
export function readable(field: string, text: string): string {
  return field === "pin" ? grouped(text) : text;
}
