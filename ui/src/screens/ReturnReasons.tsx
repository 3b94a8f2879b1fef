import type { ApplicationView } from "../generated/contract";
import { coded, humped, useWords } from "../locale/words";
import { Note } from "../parts/Note";

/** What the supervisor wants mended, on the screen where it is mended. */
export function ReturnReasons(props: { view: ApplicationView }) {
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
          </li>
        ))}
      </ul>
    </Note>
  );
}

/** Name of a field or a sample. */
export function fieldName(words: ReturnType<typeof useWords>, field: string): string {
  const sample = `sample-${humped(field)}`;
  return words.has(sample) ? words(sample) : words(`field-${field}`);
}
