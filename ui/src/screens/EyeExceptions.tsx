import { useState } from "react";
import type { ApplicationView } from "../generated/contract";
import { eyes } from "../capture/Eyes";
import { useAct } from "../host/station";
import { useWords } from "../locale/words";
import { Button } from "../parts/Button";
import { Choices } from "../parts/Choices";
import { Dialog } from "../parts/Dialog";
import { ProblemNote } from "../parts/Note";
import { Options } from "../parts/Options";
import { TextField } from "../parts/TextField";
import look from "./FingerExceptions.module.css";

const kinds = ["missing", "injured", "cannotOpen", "other"] as const;
/** What usually lasts, unless said otherwise. */
const lasts: Record<string, boolean> = { missing: true, injured: false, cannotOpen: true, other: false };

/** F8 at the eyes: one digit for the eye (or both), one for the reason; or the device that fails. */
export function EyeExceptions(props: { view: ApplicationView; deviceFails: boolean; onClose: () => void; onDone: (view: ApplicationView) => void }) {
  const words = useWords();
  const act = useAct();
  const id = props.view.application;
  const [which, setWhich] = useState<string | null>(null);
  const [kind, setKind] = useState<string | null>(null);
  const [lasting, setLasting] = useState<string | null>(null);
  const [text, setText] = useState("");
  const declared = props.view.eyes.filter((eye) => eye.exception !== null);
  const choices = [
    ...eyes.map((eye) => ({ id: eye as string, label: words(`eye-${eye}`) })),
    { id: "both", label: words("eye-both") },
    ...(props.deviceFails ? [{ id: "device", label: words("eye-device-failed") }] : []),
  ];
  const declare = async (as: string) => {
    const next = await act.run("declare_eye_exception", {
      application: id,
      eyes: which === "both" ? [...eyes] : which ? [which] : [],
      kind: as,
      forGood: lasting === null ? (lasts[as] ?? false) : lasting === "good",
      text,
    });
    if (next) props.onDone(next);
  };
  const pick = (choice: string) => {
    if (choice !== "device") return setWhich(choice);
    void act.run("note_gap", { application: id, modality: "iris", reason: "deviceFailed", forToday: false }).then((next) => next && props.onDone(next));
  };
  const pickKind = (as: string) => {
    setKind(as);
    if (as !== "other" && which !== null) void declare(as);
  };
  const digit = (number: number) => {
    const choice = choices[number - 1];
    const as = kinds[number - 1];
    if (which === null) choice && pick(choice.id);
    else if (as) pickKind(as);
  };
  return (
    <Dialog
      wide
      title={words("eye-exception-title")}
      part="eye-exceptions"
      onClose={props.onClose}
      digit={digit}
      main={{
        verb: words("exception-declare"),
        act: () => kind && void declare(kind),
        disabled: kind === null || which === null || (kind === "other" && text.trim() === ""),
        busy: act.busy !== undefined,
      }}
    >
      <ProblemNote problem={act.problem} />
      <div className={look.columns}>
        <div className={look.column}>
          <Options numbered={which === null} part="eye-which" label={words("eye-exception-which")} chosen={which} options={choices} onChoose={pick} />
        </div>
        <div className={look.column}>
          <Options
            numbered={which !== null}
            part="eye-exception-kind"
            label={words("exception-why")}
            disabled={which === null}
            chosen={kind}
            options={kinds.map((known) => ({ id: known, label: words(`eye-exception-${known}`), help: words(lasts[known] ? "for-good" : "for-now") }))}
            onChoose={pickKind}
          />
          <Choices
            row
            part="exception-lasting"
            label={words("exception-lasting")}
            choices={[
              { id: "good", label: words("for-good") },
              { id: "now", label: words("for-now") },
            ]}
            value={lasting}
            onChange={setLasting}
          />
          {kind === "other" ? (
            <TextField autoFocus label={words("exception-text")} field="exception-text" value={text} onChange={setText} maxLength={200} />
          ) : null}
        </div>
      </div>
      {declared.length > 0 ? (
        <section>
          <h3>{words("exception-declared")}</h3>
          <ul className={look.declared}>
            {declared.map((eye) => (
              <li key={eye.eye}>
                {words(`eye-${eye.eye}`)}: {words(`eye-exception-${eye.exception?.kind}`)} ({words(eye.exception?.forGood ? "for-good" : "for-now")})
                <Button
                  tone="quiet"
                  part={`eye-exception-clear-${eye.eye}`}
                  onPress={() => void act.run("clear_eye_exception", { application: id, eye: eye.eye }).then((next) => next && props.onDone(next))}
                >
                  {words("exception-clear")}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </Dialog>
  );
}
