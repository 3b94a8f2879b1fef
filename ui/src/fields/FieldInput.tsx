import { useEffect, useRef, useState } from "react";
import type { ApplicationView, FieldSpecView, FieldView } from "../generated/contract";
import { useAct, useStation } from "../host/station";
import { useSaveBeforeKeys } from "../keys/useKeys";
import { coded, useWords } from "../locale/words";
import { type TextFieldProps, TextField } from "../parts/TextField";
import { CodedField } from "./CodedField";

/** A pause in typing after which what stands there is saved, although the field has not been left. */
const restMs = 2000;

export interface FieldInputProps {
  readonly view: ApplicationView;
  readonly field: FieldView;
  readonly spec: FieldSpecView;
  /** Puts the station's view in place; the screen stays where the officer is. */
  readonly refresh: (view: ApplicationView | undefined) => void;
  readonly autoFocus?: boolean;
  /** Say also of fields that nobody has come to yet that they are empty. */
  readonly insist: boolean;
  /** A save on its way; it answers whether the station has it now. */
  readonly onSaving: (save: Promise<boolean>) => void;
  /** The applicant or the supervisor says that it is wrong. */
  readonly remark?: string | undefined;
}

/** One field of the form: typed text or a coded list. Saved when it is left; what is wrong with it, the station says. */
export function FieldInput(props: FieldInputProps) {
  const { field, spec } = props;
  const words = useWords();
  const act = useAct();
  const { saves } = useStation();
  const saved = useRef(field.text);
  const [left, leave] = useState(false);
  const store = async (text: string) => {
    saved.current = text;
    const view = await act.run("save_field", { application: props.view.application, field: field.field, text });
    // Refused: the next leaving tries again.
    if (!view) saved.current = field.text;
    props.refresh(view);
    return view !== undefined;
  };
  const saving = (running: Promise<boolean>) => {
    saves.track(running);
    props.onSaving(running);
  };
  const save = (text: string): Promise<boolean> => {
    if (text === saved.current) return Promise.resolve(true);
    const running = store(text);
    saving(running);
    return running;
  };
  const issue = field.issue ? coded(words, "issue", field.issue.code, field.issue.params) : undefined;
  const refused = act.problem ? coded(words, "error", act.problem.view.code, act.problem.view.params) : undefined;
  // An empty field that nobody has come to yet is not blamed for being empty.
  const early = field.issue?.code === "fieldRequired" && !left && !props.insist;
  const error = refused ?? (field.issue?.level === "error" && !early ? issue : undefined);
  const warning = [props.remark, field.issue?.level === "warning" ? issue : undefined].filter(Boolean).join(" ") || undefined;
  const label = `${words(`field-${field.field}`)}${field.required ? "" : ` ${words("optional")}`}`;

  if (spec.input === "choice" && spec.list !== null) {
    return (
      <CodedField
        {...{ field, label, error, warning }}
        list={spec.list}
        autoFocus={props.autoFocus ?? false}
        onSave={save}
        onSaving={saving}
        onLeave={() => leave(true)}
      />
    );
  }
  return (
    <TypedField
      label={label}
      field={field.field}
      text={field.text}
      shown={spec.input === "date" ? field.shown || field.text : field.text}
      onSave={save}
      onLeave={() => leave(true)}
      error={error}
      warning={warning}
      required={field.required}
      disabled={field.locked}
      maxLength={spec.maxLength}
      autoFocus={props.autoFocus ?? false}
      {...inputOf(spec.input, words)}
    />
  );
}

function inputOf(input: string, words: ReturnType<typeof useWords>): Partial<TextFieldProps> {
  switch (input) {
    case "date":
      return { inputMode: "numeric", help: words("date-help") };
    case "phone":
      return { type: "tel", inputMode: "tel" };
    case "number":
      return { inputMode: "numeric", machine: true };
    default:
      return {};
  }
}

function TypedField(
  props: Omit<TextFieldProps, "value" | "onChange"> & { text: string; shown: string; onSave: (text: string) => Promise<boolean>; onLeave: () => void },
) {
  const { text: _, shown, onSave, onLeave, ...rest } = props;
  const [typed, setTyped] = useState(shown);
  const [focused, setFocused] = useState(false);
  // The station's form of the text takes its place once the hand has left the field.
  useEffect(() => {
    if (!focused) setTyped(shown);
  }, [shown, focused]);
  const latest = useRef({ typed, onSave, shown });
  latest.current = { typed, onSave, shown };
  useEffect(() => {
    if (!focused || typed === latest.current.shown) return;
    const timer = setTimeout(() => void latest.current.onSave(typed), restMs);
    return () => clearTimeout(timer);
  }, [typed, focused]);
  const save = () => {
    const { typed: text, shown: before } = latest.current;
    if (text !== before) void latest.current.onSave(text);
  };
  useSaveBeforeKeys(save);
  return (
    <TextField
      {...rest}
      value={typed}
      onChange={setTyped}
      onFocus={() => setFocused(true)}
      onBlur={() => {
        setFocused(false);
        onLeave();
        save();
      }}
    />
  );
}
