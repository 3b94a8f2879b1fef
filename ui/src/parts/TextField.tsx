import { CircleAlert, TriangleAlert } from "lucide-react";
import type { Ref } from "react";
import { FieldError, Input, Label, Text, TextArea, TextField as AriaTextField } from "react-aria-components";
import look from "./Field.module.css";

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onBlur?: () => void;
  readonly onFocus?: () => void;
  /** Why it cannot stay as it is. */
  readonly error?: string | undefined;
  /** A remark that does not block. */
  readonly warning?: string | undefined;
  readonly help?: string | undefined;
  readonly name?: string;
  readonly field?: string;
  readonly type?: "text" | "password" | "email" | "tel";
  readonly inputMode?: "text" | "numeric" | "tel" | "email";
  readonly maxLength?: number;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly readOnly?: boolean;
  readonly autoFocus?: boolean;
  readonly lines?: number;
  readonly machine?: boolean;
  readonly placeholder?: string;
  readonly autoComplete?: string;
  readonly input?: Ref<HTMLInputElement>;
}

export function TextField(props: TextFieldProps) {
  const shared = { className: `${look.input} ${props.machine ? "machine" : ""}`, placeholder: props.placeholder };
  return (
    <AriaTextField
      className={look.field ?? ""}
      value={props.value}
      onChange={props.onChange}
      onBlur={() => props.onBlur?.()}
      onFocus={() => props.onFocus?.()}
      isInvalid={props.error !== undefined}
      validationBehavior="aria"
      isRequired={props.required ?? false}
      isDisabled={props.disabled ?? false}
      isReadOnly={props.readOnly ?? false}
      autoFocus={props.autoFocus ?? false}
      type={props.type ?? "text"}
      autoComplete={props.autoComplete ?? "off"}
      autoCorrect="off"
      spellCheck="false"
      {...(props.name ? { name: props.name } : {})}
      {...(props.inputMode ? { inputMode: props.inputMode } : {})}
      {...(props.maxLength ? { maxLength: props.maxLength } : {})}
      data-field={props.field}
    >
      <Label className={look.label ?? ""}>{props.label}</Label>
      {props.lines ? <TextArea {...shared} rows={props.lines} /> : <Input {...shared} {...(props.input ? { ref: props.input } : {})} />}
      {props.help ? (
        <Text slot="description" className={look.help ?? ""}>
          {props.help}
        </Text>
      ) : null}
      <Remarks error={props.error} warning={props.warning} />
    </AriaTextField>
  );
}

/** The sentence beside a field, tied to it by React Aria. */
export function Remarks(props: { error?: string | undefined; warning?: string | undefined }) {
  return (
    <>
      {props.error ? (
        <FieldError className={look.error ?? ""}>
          <CircleAlert aria-hidden="true" />
          <span>{props.error}</span>
        </FieldError>
      ) : null}
      {props.warning ? (
        <p className={look.warning}>
          <TriangleAlert aria-hidden="true" />
          <span>{props.warning}</span>
        </p>
      ) : null}
    </>
  );
}
