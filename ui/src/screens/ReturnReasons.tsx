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
        <li key={index} data-step={reason.step} data-mended={reason.mended}>
          {reason.field ? `${placeName(words, reason.field)}: ` : ""}
          {coded(words, "return-reason", reason.reason)}
          {reason.text ? ` (${reason.text})` : ""} · {words(reason.mustComeBack ? "must-come-back" : "at-the-desk")}
          {reason.mended ? <strong> · {words("return-mended")}</strong> : null}
          {props.onMend && reason.step !== props.at ? (
            <Button tone="quiet" part={`mend-${reason.field ?? humped(reason.reason)}`} onPress={() => props.onMend?.(reason)}>
              {words("mend-line", { field: mendName(words, reason) })}
            </Button>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

/** What is mended, by name: the place it points at, else the step. */
export function mendName(words: ReturnType<typeof useWords>, reason: ReturnReasonView): string {
  return reason.field ? placeName(words, reason.field) : coded(words, "step", reason.step);
}

/** Where in its step a reason is mended: the field of the form, or what is taken again at once; nothing where the step itself says it. */
export function wayTo(reason: Pick<ReturnReasonView, "step" | "field" | "reason">): string | undefined {
  const field = reason.field ?? undefined;
  if (reason.step === "facts") return field;
  if (field?.startsWith("slap") || field === "evidence") return field;
  const taken = field === undefined ? humped(reason.reason) === "portraitUnfit" : field === "portrait" || field.startsWith("iris_");
  return taken ? "again" : undefined;
}

/** The reason that Enter leads to next: not mended, at another step, and not visited yet. Whoever leaves one as it is goes on behind it. */
export function nextToMend(reasons: readonly ReturnReasonView[], at: Step, visited: ReadonlySet<number>): number | undefined {
  const next = reasons.findIndex((reason, index) => !reason.mended && reason.step !== at && !visited.has(index));
  return next < 0 ? undefined : next;
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
