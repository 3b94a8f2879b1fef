import { ChevronDown } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components";
import type { ChoiceView, FieldView } from "../generated/contract";
import { useStation } from "../host/station";
import { useSaveBeforeKeys } from "../keys/useKeys";
import { useWords } from "../locale/words";
import look from "../parts/Field.module.css";
import { Remarks } from "../parts/TextField";

/** A coded list: takes the official code, a fragment without accents, or initial letters. The station searches. */
export function CodedField(props: {
  field: FieldView;
  label: string;
  list: string;
  error: string | undefined;
  warning: string | undefined;
  autoFocus: boolean;
  onSave: (code: string) => Promise<boolean>;
  /** The whole way from the typed fragment to the saved code. */
  onSaving: (save: Promise<boolean>) => void;
  onLeave: () => void;
}) {
  const { field, list } = props;
  const words = useWords();
  const { host } = useStation();
  const [typed, setTyped] = useState(field.shown);
  const [choices, setChoices] = useState<readonly ChoiceView[]>([]);
  const [open, setOpen] = useState(false);
  const turn = useRef(0);
  useEffect(() => setTyped(field.shown), [field.shown]);

  const search = async (text: string) => {
    const mine = ++turn.current;
    const view = await host.call("read_options", { list, text, parent: null }).catch(() => undefined);
    if (view && mine === turn.current) setChoices(view.choices);
    return view?.choices ?? [];
  };
  const choose = (choice: ChoiceView) => {
    setTyped(choice.label);
    return props.onSave(choice.code);
  };
  /** What stands typed becomes a code of the list, or goes back to what was there. */
  const settle = async (): Promise<boolean> => {
    if (typed.trim() === "") return props.onSave("");
    const found = await search(typed);
    const only = found.find((choice) => choice.code === typed.trim() || choice.label === typed.trim()) ?? (found.length === 1 ? found[0] : undefined);
    if (only) return choose(only);
    setTyped(field.shown);
    return true;
  };
  const save = () => {
    if (typed !== field.shown) props.onSaving(settle());
  };
  useSaveBeforeKeys(save);
  const leave = () => {
    setOpen(false);
    props.onLeave();
    save();
  };

  return (
    <ComboBox
      className={look.field ?? ""}
      allowsCustomValue
      menuTrigger="input"
      items={choices}
      inputValue={typed}
      selectedKey={field.text === "" ? null : field.text}
      onInputChange={(text) => {
        setTyped(text);
        if (document.activeElement instanceof HTMLInputElement && text !== field.shown) void search(text);
      }}
      onOpenChange={(now) => {
        setOpen(now);
        if (now) void search(typed === field.shown ? "" : typed);
      }}
      onSelectionChange={(key) => {
        const choice = choices.find((known) => known.code === key);
        if (choice) void choose(choice);
      }}
      onBlur={leave}
      isInvalid={props.error !== undefined}
      validationBehavior="aria"
      isRequired={field.required}
      isDisabled={field.locked}
      autoFocus={props.autoFocus}
      allowsEmptyCollection
      data-field={field.field}
    >
      <Label className={look.label ?? ""}>{props.label}</Label>
      <div className={look.combo}>
        <Input className={look.input ?? ""} lang="vi" spellCheck="false" autoComplete="off" />
        <Button className={look.opener ?? ""}>
          <ChevronDown aria-hidden="true" />
        </Button>
      </div>
      <Remarks error={props.error} warning={props.warning} />
      <Popover className={look.popover ?? ""} {...(open ? { "data-closes-itself": "" } : {})}>
        <ListBox<ChoiceView> renderEmptyState={() => <p className={look.option}>{words("options-none")}</p>}>
          {(choice) => (
            <ListBoxItem id={choice.code} textValue={choice.label} className={look.option ?? ""}>
              <span lang="vi">{choice.label}</span>
              <span className={look.code}>{choice.code}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
