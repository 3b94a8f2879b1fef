import { useState } from "react";
import type { ApplicationView } from "../generated/contract";
import { useAct } from "../host/station";
import { useWords } from "../locale/words";
import { Choices } from "../parts/Choices";
import { Dialog } from "../parts/Dialog";
import { ProblemNote } from "../parts/Note";
import { TextField } from "../parts/TextField";
import { useSession } from "../place/session";
import look from "./ExceptionDialog.module.css";

const reasons = ["doesNotWrite", "injury", "noHands", "other"];

/** Who cannot sign: a fingerprint mark or neither, why, who read aloud, and a witness. Two digits, then the names. */
export function CannotSign(props: { view: ApplicationView; onClose: () => void; onDone: (view: ApplicationView) => void }) {
  const words = useWords();
  const session = useSession();
  const act = useAct();
  const { markFingers } = props.view;
  const mark = markFingers[0] ?? null;
  const [means, setMeans] = useState<string | null>(null);
  const [reason, setReason] = useState<string | null>(null);
  const [finger, setFinger] = useState(mark === null ? "" : String(mark));
  const [readBy, setReadBy] = useState(session.officer?.name ?? "");
  const [witness, setWitness] = useState("");
  const [number, setNumber] = useState("");
  const attest = async () => {
    const next = await act.run("attest_without_signature", {
      application: props.view.application,
      means: means ?? "neither",
      finger: means === "fingerMark" ? Number(finger) : null,
      reason: reason ?? "other",
      readBy: readBy === session.officer?.name ? session.officer.id : readBy,
      witnessName: witness,
      witnessNumber: number,
    });
    if (next) props.onDone(next);
  };
  const meansChoices = [
    ...(mark === null ? [] : [{ id: "fingerMark", label: words("attestation-fingerMark") }]),
    { id: "neither", label: words("attestation-neither") },
  ];
  const field = act.problem?.view.field;
  return (
    <Dialog
      wide
      title={words("cannot-sign")}
      part="cannot-sign-dialog"
      onClose={props.onClose}
      digit={(digit) => {
        if (means === null) setMeans(meansChoices[digit - 1]?.id ?? null);
        else setReason(reasons[digit - 1] ?? reason);
      }}
      main={{
        verb: words("attest-verb"),
        act: () => void attest(),
        irreversible: true,
        disabled: means === null || reason === null,
        busy: act.busy !== undefined,
      }}
    >
      <ProblemNote problem={act.problem} />
      <div className={look.columns}>
        <div className={look.column}>
          <Choices numbered={means === null} part="means" label={words("cannot-sign-means")} choices={meansChoices} value={means} onChange={setMeans} />
          {mark === null ? <p>{words("cannot-sign-no-mark")}</p> : null}
          {means === "fingerMark" ? (
            <Choices
              part="mark-finger"
              label={words("mark-finger")}
              choices={markFingers.map((one) => ({ id: String(one), label: words(`finger-${one}`) }))}
              value={finger}
              onChange={setFinger}
            />
          ) : null}
          <Choices
            numbered={means !== null}
            part="cannot-sign-reason"
            label={words("cannot-sign-why")}
            choices={reasons.map((id) => ({ id, label: words(`cannot-sign-${id}`) }))}
            value={reason}
            onChange={setReason}
          />
        </div>
        <div className={look.column}>
          <TextField
            label={words("read-by")}
            field="read-by"
            value={readBy}
            onChange={setReadBy}
            error={field === "readBy" ? words("read-by-needed") : undefined}
          />
          <TextField
            label={words("witness-name")}
            field="witness-name"
            value={witness}
            onChange={setWitness}
            error={field === "witnessName" ? words("witness-needed") : undefined}
          />
          <TextField
            machine
            inputMode="numeric"
            label={words("witness-number")}
            field="witness-number"
            value={number}
            onChange={setNumber}
            error={field === "witnessNumber" ? words("witness-number-wrong") : undefined}
          />
          <p>{words("cannot-sign-lead")}</p>
        </div>
      </div>
    </Dialog>
  );
}
