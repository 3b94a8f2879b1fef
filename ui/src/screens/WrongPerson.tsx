import type { ApplicationView } from "../generated/contract";
import { useAct } from "../host/station";
import { useWords } from "../locale/words";
import { Dialog } from "../parts/Dialog";
import { Note, ProblemNote } from "../parts/Note";
import { Options } from "../parts/Options";
import { may } from "../place/actions";
import { usePlace } from "../place/place";
import type { Question } from "./Application";

/** "Another reason" among those of a pause. */
const otherReason = 5;

/** Not this person: what was taken of somebody else goes, or the application waits or ends. Or it is the right person after all. */
export function WrongPerson(props: { view: ApplicationView; ask: (question: Question) => void; onClose: () => void; onDone: (view: ApplicationView) => void }) {
  const { view } = props;
  const words = useWords();
  const act = useAct();
  const { go } = usePlace();
  const id = view.application;
  const confirm = (same: boolean) => act.run("confirm_person", { application: id, same });
  // The doubt stands in the log first; then the person keeps their number and waits.
  const doubt = async () => {
    if (!(await confirm(false))) return;
    if (await act.run("pause_application", { application: id, reason: otherReason, appointment: "" })) go({ at: "ready" });
  };
  const ways = [
    may(view, "discardSamples") && { id: "discard", label: words("wrong-person-discard"), act: () => props.ask("discard") },
    { id: "pause", label: words("wrong-person-pause"), act: () => void doubt() },
    may(view, "withdraw") && { id: "withdraw", label: words("wrong-person-withdraw"), act: () => props.ask("withdraw") },
    { id: "right", label: words("wrong-person-right"), act: () => void confirm(true).then((next) => next && props.onDone(next)) },
  ].filter((way) => way !== false);
  return (
    <Dialog title={words("wrong-person-title")} part="wrong-person" onClose={props.onClose} digit={(digit) => ways[digit - 1]?.act()}>
      <ProblemNote problem={act.problem} />
      <Note tone="attention">{words("wrong-person-lead", { ticket: view.ticket, name: view.strip.name || words("name-unknown") })}</Note>
      <Options
        numbered
        hideLabel
        part="wrong-person-ways"
        label={words("wrong-person-title")}
        options={ways.map((way) => ({ id: way.id, label: way.label }))}
        onChoose={(chosen) => ways.find((way) => way.id === chosen)?.act()}
      />
    </Dialog>
  );
}
