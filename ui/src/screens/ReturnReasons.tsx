import type { ApplicationView, ReturnReasonView } from "../generated/contract";
import { coded, humped, useWords } from "../locale/words";
import { Button } from "../parts/Button";
import { Note } from "../parts/Note";
import type { Step } from "../place/place";

/** Leads to where a reason is mended. */
export type Mend = (reason: ReturnReasonView) => void;

/** What the supervisor wants mended, on the screen where it is mended. */
export function ReturnReasons(props: { view: ApplicationView; at?: Step; onMend?: Mend }) {
  const words = useWords();
  const { returnReasons } = props.view;
  if (returnReasons.length === 0) return null;
  return (
    <Note tone="attention" part="return-reasons">
      <strong>{words(returnReasons.some((reason) => reason.mustComeBack) ? "returned-come-back" : "returned-at-desk")}</strong>
      <ReasonList reasons={returnReasons} at={props.at} onMend={props.onMend} />
    </Note>
  );
}

/** The supervisor's numbered reasons: where, why, in whose words, and whether the person must come back. */
export function ReasonList(props: { reasons: readonly ReturnReasonView[]; at?: Step | undefined; onMend?: Mend | undefined }) {
  const words = useWords();
  if (props.reasons.length === 0) return null;
  return (
    <ol data-part="reasons">
      {props.reasons.map((reason, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list does not change while it is shown
        <li key={index} data-step={reason.step}>
          {reason.field ? `${placeName(words, reason.field)}: ` : ""}
          {coded(words, "return-reason", reason.reason)}
          {reason.text ? ` (${reason.text})` : ""} · {words(reason.mustComeBack ? "must-come-back" : "at-the-desk")}
          {props.onMend && reason.step !== props.at ? (
            <Button tone="quiet" part={`mend-${reason.field ?? humped(reason.reason)}`} onPress={() => props.onMend?.(reason)}>
              {words("mend-line", { field: reason.field ? placeName(words, reason.field) : coded(words, "step", reason.step) })}
            </Button>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

/** The field that a reason is mended in: of the form alone, elsewhere the step says it. */
export function fieldToMend(reason: ReturnReasonView): string | undefined {
  return reason.step === "facts" ? (reason.field ?? undefined) : undefined;
}

/** Name of a field or a sample. */
export function fieldName(words: ReturnType<typeof useWords>, field: string): string {
  return words(fieldKey(words, field));
}

/** Name of a place a reason points at: a declared exception or gap says that it is one. */
export function placeName(words: ReturnType<typeof useWords>, field: string): string {
  const name = fieldName(words, field);
  return /^(finger|eye|gap)_/.test(field) ? words("place-declared", { what: name }) : name;
}

export function fieldKey(words: ReturnType<typeof useWords>, field: string): string {
  const sample = `sample-${humped(field)}`;
  return words.has(sample) ? sample : `field-${field}`;
}
