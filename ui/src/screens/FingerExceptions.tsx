import { useState } from "react";
import { Checkbox, CheckboxGroup, Label } from "react-aria-components";
import type { ApplicationView } from "../generated/contract";
import { useAct } from "../host/station";
import { useWords } from "../locale/words";
import { Button } from "../parts/Button";
import { Choices } from "../parts/Choices";
import { Dialog } from "../parts/Dialog";
import { ProblemNote } from "../parts/Note";
import { Options } from "../parts/Options";
import { TextField } from "../parts/TextField";
import look from "./FingerExceptions.module.css";
import { slapFingers } from "./slaps";

const kinds = ["amputated", "deformed", "bandaged", "worn", "other"] as const;
/** What usually lasts, unless said otherwise. */
const lasts: Record<string, boolean> = { amputated: true, deformed: true, bandaged: false, worn: true, other: false };
const all = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** F8: one digit for the finger (or the hand, or all ten), one for the reason; no device is waited for. */
export function FingerExceptions(props: { view: ApplicationView; slap: number; onClose: () => void; onDone: (view: ApplicationView) => void }) {
  const words = useWords();
  const act = useAct();
  const id = props.view.application;
  const here = slapFingers[props.slap] ?? [];
  const [fingers, setFingers] = useState<readonly number[]>([]);
  const [kind, setKind] = useState<string | null>(null);
  const [lasting, setLasting] = useState<string | null>(null);
  const [text, setText] = useState("");
  const declared = props.view.fingers.filter((finger) => finger.exception !== null);
  const choices: { label: string; fingers: readonly number[] }[] = [
    ...here.map((finger) => ({ label: words(`finger-${finger}`), fingers: [finger] })),
    { label: words("fingers-all-here", { slap: words(`slap-${props.slap}`) }), fingers: here },
    { label: words("fingers-all-ten"), fingers: all },
  ];

  const declare = async (as: string, chosen: readonly number[]) => {
    const next = await act.run("declare_exception", {
      application: id,
      fingers: [...chosen],
      kind: as,
      forGood: lasting === null ? (lasts[as] ?? false) : lasting === "good",
      text,
    });
    if (next) props.onDone(next);
  };
  const pickKind = (as: string) => {
    setKind(as);
    if (as !== "other" && fingers.length > 0) void declare(as, fingers);
  };
  const digit = (number: number) => {
    if (fingers.length === 0) setFingers(choices[number - 1]?.fingers ?? []);
    else {
      const as = kinds[number - 1];
      if (as) pickKind(as);
    }
  };
  return (
    <Dialog
      wide
      title={words("exception-title")}
      part="finger-exceptions"
      onClose={props.onClose}
      digit={digit}
      main={{
        verb: words("exception-declare"),
        act: () => kind && void declare(kind, fingers),
        disabled: kind === null || fingers.length === 0 || (kind === "other" && text.trim() === ""),
        busy: act.busy !== undefined,
      }}
    >
      <ProblemNote problem={act.problem} />
      <div className={look.columns}>
        <div className={look.column}>
          <CheckboxGroup value={fingers.map(String)} onChange={(values) => setFingers(values.map(Number))} className={look.fingers ?? ""}>
            <Label className={look.label ?? ""}>{words("exception-which")}</Label>
            {here.map((finger, index) => (
              <Checkbox key={finger} value={String(finger)} className={look.finger ?? ""} data-finger={finger}>
                <span className={look.box} aria-hidden="true" />
                <span className={look.words}>{words(`finger-${finger}`)}</span>
                {fingers.length === 0 ? <span aria-hidden="true">{index + 1}</span> : null}
              </Checkbox>
            ))}
          </CheckboxGroup>
          {choices.slice(here.length).map((choice, index) => (
            <Button
              key={choice.label}
              wide
              tone="quiet"
              keyText={fingers.length === 0 ? String(here.length + index + 1) : undefined}
              onPress={() => setFingers(choice.fingers)}
              part={index === 0 ? "exception-hand" : "exception-all"}
            >
              {choice.label}
            </Button>
          ))}
          {fingers.length > here.length ? <p>{words("exception-count", { count: fingers.length })}</p> : null}
        </div>
        <div className={look.column}>
          <Options
            numbered={fingers.length > 0}
            part="exception-kind"
            label={words("exception-why")}
            disabled={fingers.length === 0}
            chosen={kind}
            options={kinds.map((known) => ({ id: known, label: words(`exception-${known}`), help: words(lasts[known] ? "for-good" : "for-now") }))}
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
            {declared.map((finger) => (
              <li key={finger.finger}>
                {words(`finger-${finger.finger}`)}: {words(`exception-${finger.exception?.kind}`)} ({words(finger.exception?.forGood ? "for-good" : "for-now")})
                <Button
                  tone="quiet"
                  part={`exception-clear-${finger.finger}`}
                  onPress={() => void act.run("clear_exception", { application: id, finger: finger.finger }).then((next) => next && props.onDone(next))}
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
