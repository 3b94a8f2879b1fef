import { useState } from "react";
import type { ApplicationView } from "../generated/contract";
import { eyes } from "../capture/Eyes";
import { useAct } from "../host/station";
import { useWords } from "../locale/words";
import { Options } from "../parts/Options";
import { ExceptionDialog } from "./ExceptionDialog";

const lasts = { missing: true, injured: false, cannotOpen: true, other: false } as const;

/** F8 at the eyes: one digit for the eye (or both), one for the reason; or the device that fails. */
export function EyeExceptions(props: { view: ApplicationView; deviceFails: boolean; onClose: () => void; onDone: (view: ApplicationView) => void }) {
  const words = useWords();
  const act = useAct();
  const { view, onClose, onDone } = props;
  const id = view.application;
  const [which, setWhich] = useState<string | null>(null);
  const choices = [
    ...eyes.map((eye) => ({ id: eye as string, label: words(`eye-${eye}`) })),
    { id: "both", label: words("eye-both") },
    ...(props.deviceFails ? [{ id: "device", label: words("eye-device-failed") }] : []),
  ];
  const done = (next: ApplicationView | undefined) => {
    if (next) onDone(next);
  };
  const pick = (choice: string) => {
    if (choice !== "device") return setWhich(choice);
    void act.run("note_gap", { application: id, modality: "iris", reason: "deviceFailed", forToday: false }).then(done);
  };
  return (
    <ExceptionDialog
      title={words("eye-exception-title")}
      part="eye-exceptions"
      kindPart="eye-exception-kind"
      act={act}
      which={<Options numbered={which === null} part="eye-which" label={words("eye-exception-which")} chosen={which} options={choices} onChoose={pick} />}
      picked={which !== null}
      onPick={(digit) => {
        const choice = choices[digit - 1];
        if (choice) pick(choice.id);
      }}
      kinds={Object.entries(lasts).map(([kind, lasts]) => ({ id: kind, label: words(`eye-exception-${kind}`), lasts }))}
      onDeclare={(exception) => {
        const chosen = which === "both" ? [...eyes] : which ? [which] : [];
        void act.run("declare_eye_exception", { application: id, eyes: chosen, ...exception }).then(done);
      }}
      declared={view.eyes.flatMap(({ eye, exception }) =>
        exception
          ? {
              key: eye,
              text: `${words(`eye-${eye}`)}: ${words(`eye-exception-${exception.kind}`)}`,
              lasts: exception.forGood,
              part: `eye-exception-clear-${eye}`,
              clear: () => void act.run("clear_eye_exception", { application: id, eye }).then(done),
            }
          : [],
      )}
      onClose={onClose}
    />
  );
}
