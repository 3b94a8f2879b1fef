import { useState } from "react";
import { Checkbox, CheckboxGroup, Label } from "react-aria-components";
import type { ApplicationView } from "../generated/contract";
import { useAct } from "../host/station";
import { useWords } from "../locale/words";
import { Button } from "../parts/Button";
import { ExceptionDialog } from "./ExceptionDialog";
import look from "./FingerExceptions.module.css";
import { slapFingers } from "./slaps";

const lasts = { amputated: true, deformed: true, bandaged: false, worn: true, other: false } as const;
const all = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** F8 at the fingers: one digit for the finger (or the hand, or all ten), one for the reason. */
export function FingerExceptions(props: { view: ApplicationView; slap: number; onClose: () => void; onDone: (view: ApplicationView) => void }) {
  const words = useWords();
  const act = useAct();
  const { view, slap, onClose, onDone } = props;
  const id = view.application;
  const here = slapFingers[slap] ?? [];
  const [fingers, setFingers] = useState<readonly number[]>([]);
  const picked = fingers.length > 0;
  const together: { label: string; fingers: readonly number[]; part: string }[] = [
    { label: words("fingers-all-here", { slap: words(`slap-${slap}`) }), fingers: here, part: "exception-hand" },
    { label: words("fingers-all-ten"), fingers: all, part: "exception-all" },
  ];
  const choices = [...here.map((finger) => [finger]), ...together.map((choice) => choice.fingers)];
  const done = (next: ApplicationView | undefined) => {
    if (next) onDone(next);
  };
  return (
    <ExceptionDialog
      title={words("exception-title")}
      part="finger-exceptions"
      kindPart="exception-kind"
      act={act}
      which={
        <>
          <CheckboxGroup value={fingers.map(String)} onChange={(values) => setFingers(values.map(Number))} className={look.fingers ?? ""}>
            <Label className={look.label ?? ""}>{words("exception-which")}</Label>
            {here.map((finger, index) => (
              <Checkbox key={finger} value={String(finger)} className={look.finger ?? ""} data-finger={finger}>
                <span className={look.box} aria-hidden="true" />
                <span className={look.words}>{words(`finger-${finger}`)}</span>
                {picked ? null : <span aria-hidden="true">{index + 1}</span>}
              </Checkbox>
            ))}
          </CheckboxGroup>
          {together.map((choice, index) => (
            <Button
              key={choice.part}
              wide
              tone="quiet"
              keyText={picked ? undefined : String(here.length + index + 1)}
              onPress={() => setFingers(choice.fingers)}
              part={choice.part}
            >
              {choice.label}
            </Button>
          ))}
          {fingers.length > here.length ? <p>{words("exception-count", { count: fingers.length })}</p> : null}
        </>
      }
      picked={picked}
      onPick={(digit) => setFingers(choices[digit - 1] ?? [])}
      kinds={Object.entries(lasts).map(([kind, lasts]) => ({ id: kind, label: words(`exception-${kind}`), lasts }))}
      onDeclare={(exception) => void act.run("declare_exception", { application: id, fingers: [...fingers], ...exception }).then(done)}
      declared={view.fingers.flatMap(({ finger, exception }) =>
        exception
          ? {
              key: String(finger),
              text: `${words(`finger-${finger}`)}: ${words(`exception-${exception.kind}`)}`,
              lasts: exception.forGood,
              part: `exception-clear-${finger}`,
              clear: () => void act.run("clear_exception", { application: id, finger }).then(done),
            }
          : [],
      )}
      onClose={onClose}
    />
  );
}
