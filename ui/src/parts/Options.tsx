import { Button } from "react-aria-components";
import look from "./Choices.module.css";

export interface Option {
  readonly id: string;
  readonly label: string;
  readonly help?: string | undefined;
}

/** Answers that act at once, each with its digit. Buttons, so that moving among them does nothing. */
export function Options(props: {
  label: string;
  options: readonly Option[];
  onChoose: (id: string) => void;
  numbered?: boolean;
  hideLabel?: boolean;
  disabled?: boolean;
  chosen?: string | null;
  part?: string;
}) {
  return (
    <fieldset className={look.group} data-part={props.part}>
      <legend className={props.hideLabel ? "unseen" : look.label}>{props.label}</legend>
      <ol className={look.list}>
        {props.options.map((option, index) => (
          <li key={option.id}>
            <Button
              className={`${look.option} ${props.chosen === option.id ? look.chosen : ""}`}
              onPress={() => props.onChoose(option.id)}
              isDisabled={props.disabled ?? false}
              data-choice={option.id}
              {...(props.chosen === option.id ? { "aria-current": "true" as const } : {})}
              {...(props.numbered && index < 9 ? { "aria-keyshortcuts": String(index + 1) } : {})}
            >
              {props.numbered && index < 9 ? (
                <span className={look.key} aria-hidden="true">
                  {index + 1}
                </span>
              ) : null}
              <span className={`${look.words} ${look.inline}`}>
                {option.label}
                {option.help ? <small>{option.help}</small> : null}
              </span>
            </Button>
          </li>
        ))}
      </ol>
    </fieldset>
  );
}
