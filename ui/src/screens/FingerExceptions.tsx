import { useState } from "react";
import { Checkbox, CheckboxGroup, Label } from "react-aria-components";
import { type FingerState, Hand } from "../capture/Hand";
import type { ApplicationView } from "../generated/contract";
import { useAct } from "../host/station";
import { useWords } from "../locale/words";
import { Button } from "../parts/Button";
import { ExceptionDialog } from "./ExceptionDialog";
import look from "./FingerExceptions.module.css";
import { isRolled, slapFingers } from "./slaps";

const lasts = { amputated: true, deformed: true, bandaged: false, worn: true, fused: true, extra: true, other: false } as const;
const right = [1, 2, 3, 4, 5];
const left = [6, 7, 8, 9, 10];
const all = [...right, ...left];

/** F8 at the fingers: one digit for the finger (or a hand, or all ten), one for the reason; or a touch on the picture of two hands. */
export function FingerExceptions(props: {
  view: ApplicationView;
  slap: number;
  /** Fingers known to be missing in what was taken: chosen to begin with. */
  proposed: readonly number[];
  /** They were waited for as long as is expected, and left no print: that is what would be recorded. */
  late: boolean;
  onClose: () => void;
  /** The fingers that were declared not obtainable for now, if any. */
  onDone: (view: ApplicationView, forNow: readonly number[]) => void;
}) {
  const words = useWords();
  const act = useAct();
  const { view, slap, onClose, onDone } = props;
  const id = view.application;
  const here = slapFingers[slap] ?? [];
  // As they were when it was opened.
  const [{ proposed, late }] = useState({ proposed: props.proposed, late: props.late });
  const [fingers, setFingers] = useState<readonly number[]>(proposed);
  const picked = fingers.length > 0;
  const together: { label: string; fingers: readonly number[]; part: string }[] = [
    { label: words("fingers-hand-right"), fingers: right, part: "exception-hand-right" },
    { label: words("fingers-hand-left"), fingers: left, part: "exception-hand-left" },
    { label: words("fingers-all-ten"), fingers: all, part: "exception-all" },
  ];
  const choices = [...here.map((finger) => [finger]), ...together.map((choice) => choice.fingers)];
  const done = (next: ApplicationView | undefined, forNow: readonly number[] = []) => {
    if (next) onDone(next, forNow);
  };
  const states: Record<number, FingerState> = {};
  for (const finger of view.fingers) if (finger.exception) states[finger.finger] = "excepted";
  for (const finger of fingers) states[finger] = "wanted";
  const touch = (finger: number) => setFingers((chosen) => (chosen.includes(finger) ? chosen.filter((one) => one !== finger) : [...chosen, finger]));
  return (
    <ExceptionDialog
      title={words("exception-title")}
      part="finger-exceptions"
      kindPart="exception-kind"
      act={act}
      which={
        <>
          <div className={look.hands} data-part="exception-hands">
            <Hand side="left" states={states} label={words("hand-left")} onFinger={touch} />
            <Hand side="right" states={states} label={words("hand-right")} onFinger={touch} />
          </div>
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
          {view.slaps.some((known) => isRolled(known.slap) && (known.state === "open" || known.state === "now")) ? (
            <Button
              wide
              tone="quiet"
              part="rolling-fails"
              onPress={() => void act.run("note_gap", { application: id, modality: "rolled", reason: "deviceFailed", forToday: false }).then((next) => done(next))}
            >
              {words("rolling-fails")}
            </Button>
          ) : null}
          {fingers.some((finger) => !here.includes(finger)) ? <p>{words("exception-count", { count: fingers.length })}</p> : null}
        </>
      }
      picked={picked}
      // It goes with the fingers that were proposed, and with no others.
      proposedKind={late && fingers.length > 0 && fingers === proposed ? "worn" : undefined}
      onPick={(digit) => setFingers(choices[digit - 1] ?? [])}
      kinds={Object.entries(lasts).map(([kind, lasts]) => ({ id: kind, label: words(`exception-${kind}`), lasts }))}
      onDeclare={(exception) => void act.run("declare_exception", { application: id, fingers: [...fingers], ...exception }).then((next) => done(next, exception.forGood ? [] : fingers))}
      declared={view.fingers.flatMap(({ finger, exception }) =>
        exception
          ? {
              key: String(finger),
              text: `${words(`finger-${finger}`)}: ${words(`exception-${exception.kind}`)}`,
              lasts: exception.forGood,
              part: `exception-clear-${finger}`,
              clear: () => void act.run("clear_exception", { application: id, finger }).then((next) => done(next)),
            }
          : [],
      )}
      onClose={onClose}
    />
  );
}
