import { Check } from "lucide-react";
import { Checkbox, CheckboxGroup, Label } from "react-aria-components";
import type { Choice } from "./Choices";
import look from "./Choices.module.css";

/** A few answers of which any number holds. */
export function Checks(props: { label: string; choices: readonly Choice[]; values: readonly string[]; onChange: (ids: string[]) => void; part?: string; disabled?: boolean; numbered?: boolean }) {
  return (
    <CheckboxGroup className={look.group ?? ""} value={[...props.values]} onChange={props.onChange} isDisabled={props.disabled ?? false} data-part={props.part}>
      <Label className={look.label ?? ""}>{props.label}</Label>
      <div className={look.list}>
        {props.choices.map((choice, index) => (
          <Checkbox key={choice.id} value={choice.id} className={look.choice ?? ""} data-choice={choice.id}>
            <span className={look.box} aria-hidden="true">
              <Check />
            </span>
            <span className={look.words}>
              {choice.label}
              {choice.help ? <small>{choice.help}</small> : null}
            </span>
            {props.numbered && index < 9 ? (
              <span className={look.key} aria-hidden="true">
                {index + 1}
              </span>
            ) : null}
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  );
}
