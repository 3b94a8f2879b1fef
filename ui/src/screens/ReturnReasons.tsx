import type { ApplicationView } from "../generated/contract";
import { coded, humped, useWords } from "../locale/words";
import { Button } from "../parts/Button";
import { Note } from "../parts/Note";

/** What the supervisor wants mended, on the screen where it is mended. */
export function ReturnReasons(props: { view: ApplicationView; onMend?: (field: string) => void }) {
  const words = useWords();
  const { returnReasons } = props.view;
  if (returnReasons.length === 0) return null;
  return (
    <Note tone="attention" part="return-reasons">
      <strong>{words(returnReasons.some((reason) => reason.mustComeBack) ? "returned-come-back" : "returned-at-desk")}</strong>
      <ul>
        {returnReasons.map((reason, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list does not change while it is shown
          <li key={index}>
            {reason.field ? `${fieldName(words, reason.field)}: ` : ""}
            {coded(words, "return-reason", reason.reason)}
            {reason.text ? ` (${reason.text})` : ""}
            {reason.field && props.onMend ? <Mend field={reason.field} onMend={props.onMend} /> : null}
          </li>
        ))}
      </ul>
    </Note>
  );
}

function Mend(props: { field: string; onMend: (field: string) => void }) {
  const words = useWords();
  return (
    <Button tone="quiet" part={`mend-${props.field}`} onPress={() => props.onMend(props.field)}>
      {words("mend-line", { field: fieldName(words, props.field) })}
    </Button>
  );
}

/** Name of a field or a sample. */
export function fieldName(words: ReturnType<typeof useWords>, field: string): string {
  return words(fieldKey(words, field));
}

export function fieldKey(words: ReturnType<typeof useWords>, field: string): string {
  const sample = `sample-${humped(field)}`;
  return words.has(sample) ? sample : `field-${field}`;
}
