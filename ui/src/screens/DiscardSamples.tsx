import { useState } from "react";
import type { ApplicationView } from "../generated/contract";
import { useAct, useView } from "../host/station";
import { useWords } from "../locale/words";
import { Choices } from "../parts/Choices";
import { Dialog } from "../parts/Dialog";
import { Note, ProblemNote } from "../parts/Note";
import { usePlace } from "../place/place";

const reasons = ["wrongPerson", "unusable"] as const;

/** Somebody else sat in the chair, or nothing taken is of use: all of it goes. Both people are named, and nothing moves across. */
export function DiscardSamples(props: { view: ApplicationView; wrongPerson?: boolean; onClose: () => void; onDone: (view: ApplicationView) => void }) {
  const { view } = props;
  const words = useWords();
  const act = useAct();
  const { go } = usePlace();
  const { view: desk } = useView("read_desk", {}, ["desk"]);
  const [reason, setReason] = useState<string | null>(props.wrongPerson ? "wrongPerson" : null);
  const [seated, setSeated] = useState("nobody");
  const others = (desk?.open ?? []).filter((line) => line.application !== view.application);
  const discard = async () => {
    if (reason === null) return;
    const next = await act.run("discard_samples", { application: view.application, reason });
    if (!next) return;
    props.onDone(next);
    if (reason === "wrongPerson" && seated !== "nobody") go({ at: "application", id: seated });
  };
  return (
    <Dialog
      title={words("discard-title")}
      part="discard"
      onClose={props.onClose}
      digit={(digit) => setReason(reasons[digit - 1] ?? reason)}
      main={{ verb: words("discard-verb"), act: () => void discard(), irreversible: true, disabled: reason === null, busy: act.busy !== undefined }}
    >
      <ProblemNote problem={act.problem} />
      <Note tone="attention">{words("discard-lead", { ticket: view.ticket, name: view.strip.name || words("name-unknown") })}</Note>
      <Choices
        numbered
        hideLabel
        part="discard-reasons"
        label={words("discard-why")}
        choices={reasons.map((code) => ({ id: code, label: words(`discard-reason-${code}`) }))}
        value={reason}
        onChange={setReason}
      />
      {reason === "wrongPerson" && others.length > 0 ? (
        <Choices
          part="discard-seated"
          label={words("discard-seated")}
          choices={[
            { id: "nobody", label: words("discard-seated-nobody") },
            ...others.map((line) => ({ id: line.application, label: words("discard-seated-other", { ticket: line.ticket, name: line.name || words("name-unknown") }) })),
          ]}
          value={seated}
          onChange={setSeated}
        />
      ) : null}
    </Dialog>
  );
}
