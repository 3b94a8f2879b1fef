import type { ApplicationView, EndingView, LineView } from "../generated/contract";
import type { Words } from "../locale/catalogs";
import { clockTime, dayOf } from "../locale/format";
import { coded, humped, useWords } from "../locale/words";
import { Note, type Tone } from "../parts/Note";
import { ReasonList } from "./ReturnReasons";

/** How each way looks: red for what ended it, attention for what comes back, neutral for what was wished. */
const tones: Record<string, Tone> = { returned: "attention", rejected: "stop", refused: "stop", withdrawn: "neutral" };

/** How an application came back or ended: who said so and when, why, and what to do now. */
export function Ending(props: { view: ApplicationView }) {
  const words = useWords();
  const { ending } = props.view;
  if (!ending) return null;
  return (
    <Note tone={tones[ending.outcome] ?? "neutral"} part="ending">
      <p lang="vi">{decided(words, ending)}</p>
      <ReasonList reasons={ending.reasons} />
      <Refusal reasons={ending.refusal} />
      {whatToDo(words, ending).map((sentence) => (
        <p key={sentence} data-part="what-to-do">
          <strong>{sentence}</strong>
        </p>
      ))}
      {ending.told ? <p>{words("told-at", { time: `${dayOf(ending.told)} ${clockTime(ending.told)}` })}</p> : null}
    </Note>
  );
}

function decided(words: Words, ending: EndingView): string {
  const time = `${dayOf(ending.at)} ${clockTime(ending.at)}`;
  return ending.by === "" ? words("decided-center", { time }) : words("decided", { officer: ending.by, time });
}

/** What follows for the desk, in sentences; each way has its own. */
export function whatToDo(words: Words, ending: EndingView): string[] {
  switch (ending.outcome) {
    case "returned":
      return [words(ending.reasons.some((reason) => reason.mustComeBack) ? "returned-come-back" : "returned-at-desk")];
    case "rejected":
      return [words("rejected-lead")];
    case "refused":
      return [coded(words, "remedy", ending.remedy ?? "none")];
    case "withdrawn":
      return [words("withdrawn-lead", { reason: coded(words, "withdraw-reason", ending.withdrawnFor ?? "other") })];
    default:
      return [];
  }
}

/** What is left to do, short, for a line of a list. */
export function leftToDo(words: Words, line: LineView): string | undefined {
  const { ending } = line;
  if (ending?.outcome !== "rejected" && ending?.outcome !== "refused") return undefined;
  if (ending.answeredBy) return words("todo-answered", { ticket: ending.answeredBy.ticket });
  if (ending.told) return words("todo-told");
  return coded(words, "todo", ending.remedy ?? "none");
}

/** Why, in short: the supervisor's or the center's first reason. */
export function whyEnded(words: Words, ending: EndingView): string {
  const [refusal] = ending.refusal;
  const [reason] = ending.reasons;
  if (refusal !== undefined) return refusalText(words, refusal);
  return reason ? coded(words, "return-reason", reason.reason) + (reason.text ? ` (${reason.text})` : "") : "";
}

/** The center's reasons in words. */
export function Refusal(props: { reasons: readonly string[] }) {
  const words = useWords();
  if (props.reasons.length === 0) return null;
  return (
    <ul data-part="refusal">
      {props.reasons.map((reason) => (
        <li key={reason}>{refusalText(words, reason)}</li>
      ))}
    </ul>
  );
}

export function refusalText(words: Words, reason: string): string {
  return coded(words, words.has(`refusal-${humped(reason)}`) ? "refusal" : "error", reason);
}

/** This application answers one that the center refused: which, and what the center said. */
export function Follows(props: { view: ApplicationView }) {
  const words = useWords();
  const { follows } = props.view;
  if (!follows) return null;
  return (
    <Note tone="information" part="follows">
      <strong>{words("follows-refusal", { ticket: follows.refused.ticket })}</strong>
      <Refusal reasons={follows.refusal} />
    </Note>
  );
}
