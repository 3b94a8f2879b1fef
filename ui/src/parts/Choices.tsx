import { Label, Radio, RadioGroup } from "react-aria-components";
import look from "./Choices.module.css";

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly help?: string | undefined;
  /** Language of the label, where it is not the page's. */
  readonly lang?: string | undefined;
}

/** A few answers of which one holds; numbered where digits choose. */
export function Choices(props: {
  label: string;
  choices: readonly Choice[];
  value: string | null;
  onChange: (id: string) => void;
  numbered?: boolean;
  hideLabel?: boolean;
  part?: string;
  disabled?: boolean;
  row?: boolean;
  /** Help beside the label instead of under it. */
  inline?: boolean;
}) {
  return (
    <RadioGroup className={look.group ?? ""} value={props.value} onChange={props.onChange} isDisabled={props.disabled ?? false} data-part={props.part}>
      <Label className={props.hideLabel ? "unseen" : (look.label ?? "")}>{props.label}</Label>
      <div className={props.row ? look.row : look.list}>
        {props.choices.map((choice, index) => (
          <Radio key={choice.id} value={choice.id} className={look.choice ?? ""} data-choice={choice.id}>
            <span className={look.dot} aria-hidden="true" />
            <span className={`${look.words} ${props.inline ? look.inline : ""}`}>
              {choice.lang === undefined ? choice.label : <span lang={choice.lang}>{choice.label}</span>}
              {choice.help ? <small>{choice.help}</small> : null}
            </span>
            {props.numbered && index < 9 ? (
              <span className={look.key} aria-hidden="true">
                {index + 1}
              </span>
            ) : null}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
