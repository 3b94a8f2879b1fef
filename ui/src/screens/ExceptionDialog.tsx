import { type ReactNode, useState } from "react";
import type { Act } from "../host/station";
import { useWords } from "../locale/words";
import { Button } from "../parts/Button";
import { Choices } from "../parts/Choices";
import { Dialog } from "../parts/Dialog";
import { ProblemNote } from "../parts/Note";
import { Options } from "../parts/Options";
import { TextField } from "../parts/TextField";
import look from "./ExceptionDialog.module.css";

/** A reason why a sample cannot be taken. */
export interface ExceptionKind {
  readonly id: string;
  readonly label: string;
  /** What usually lasts, unless said otherwise. */
  readonly lasts: boolean;
}

/** The free reason: it needs words. */
const OTHER = "other";

/** F8: one digit for what cannot be taken, one for the reason; no device is waited for. What there is to choose from is the caller's. */
export function ExceptionDialog(props: {
  title: string;
  part: string;
  act: Act;
  /** Left column: what cannot be taken. */
  which: ReactNode;
  /** Something is chosen there; digits mean the reason from then on. */
  picked: boolean;
  onPick: (digit: number) => void;
  kinds: readonly ExceptionKind[];
  /** The reason that Enter records, if nobody chooses another one. */
  proposedKind?: string | undefined;
  kindPart: string;
  onDeclare: (exception: { kind: string; forGood: boolean; text: string }) => void;
  declared: readonly { key: string; text: string; lasts: boolean; part: string; clear: () => void }[];
  onClose: () => void;
}) {
  const words = useWords();
  const { act, kinds, picked } = props;
  const [chosenKind, setKind] = useState<string | null>(null);
  const kind = chosenKind ?? props.proposedKind ?? null;
  const [lasting, setLasting] = useState<string | null>(null);
  const [text, setText] = useState("");
  const declare = (as: string) => {
    const usual = kinds.find((known) => known.id === as)?.lasts ?? false;
    props.onDeclare({ kind: as, forGood: lasting === null ? usual : lasting === "good", text });
  };
  const pickKind = (as: string) => {
    setKind(as);
    if (as !== OTHER && picked) declare(as);
  };
  const digit = (number: number) => {
    if (!picked) return props.onPick(number);
    const as = kinds[number - 1];
    if (as) pickKind(as.id);
  };
  return (
    <Dialog
      wide
      title={props.title}
      part={props.part}
      onClose={props.onClose}
      digit={digit}
      main={{
        verb: words("exception-declare"),
        act: () => kind && declare(kind),
        disabled: kind === null || !picked || (kind === OTHER && text.trim() === ""),
        busy: act.busy !== undefined,
      }}
    >
      <ProblemNote problem={act.problem} />
      <div className={look.columns}>
        <div className={look.column}>{props.which}</div>
        <div className={look.column}>
          <Options
            numbered={picked}
            part={props.kindPart}
            label={words("exception-why")}
            disabled={!picked}
            chosen={kind}
            options={kinds.map((known) => ({ id: known.id, label: known.label, help: words(known.lasts ? "for-good" : "for-now") }))}
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
          {kind === OTHER ? <TextField autoFocus label={words("exception-text")} field="exception-text" value={text} onChange={setText} maxLength={200} /> : null}
        </div>
      </div>
      {props.declared.length > 0 ? (
        <section>
          <h3>{words("exception-declared")}</h3>
          <ul className={look.declared}>
            {props.declared.map((one) => (
              <li key={one.key}>
                {one.text} ({words(one.lasts ? "for-good" : "for-now")})
                <Button tone="quiet" part={one.part} onPress={one.clear}>
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
