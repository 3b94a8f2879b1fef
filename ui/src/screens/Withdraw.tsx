import { useState } from "react";
import type { ApplicationView } from "../generated/contract";
import { useAct } from "../host/station";
import { useWords } from "../locale/words";
import { Choices } from "../parts/Choices";
import { Dialog } from "../parts/Dialog";
import { ProblemNote } from "../parts/Note";
import { usePlace } from "../place/place";

const reasons = ["applicantAsked", "wrongPerson", "duplicate", "notEligible", "other"];

/** Withdraws the application: a digit for the reason, then one deliberate key. */
export function Withdraw(props: { view: ApplicationView; onClose: () => void }) {
  const words = useWords();
  const act = useAct();
  const { go } = usePlace();
  const [reason, setReason] = useState<string | null>(null);
  const withdraw = (chosen: string) =>
    void act.run("withdraw_application", { application: props.view.application, reason: chosen, text: "" }).then((view) => view && go({ at: "ready" }));
  return (
    <Dialog
      title={words("withdraw")}
      part="withdraw"
      onClose={props.onClose}
      digit={(digit) => setReason(reasons[digit - 1] ?? reason)}
      main={{
        verb: words("withdraw-verb"),
        act: () => reason && withdraw(reason),
        irreversible: true,
        disabled: reason === null,
        busy: act.busy !== undefined,
      }}
    >
      <ProblemNote problem={act.problem} />
      <p>{words("withdraw-lead")}</p>
      <Choices
        numbered
        hideLabel
        part="withdraw-reasons"
        label={words("withdraw")}
        choices={reasons.map((code) => ({ id: code, label: words(`withdraw-reason-${code}`) }))}
        value={reason}
        onChange={setReason}
      />
    </Dialog>
  );
}
