import { Trash2 } from "lucide-react";
import { useState } from "react";
import type { ReasonChoiceView, ReturnReason, ReviewView } from "../generated/contract";
import { useAct, useStation } from "../host/station";
import { coded, useWords } from "../locale/words";
import { Button } from "../parts/Button";
import { Choices } from "../parts/Choices";
import { Dialog } from "../parts/Dialog";
import { Note, ProblemNote } from "../parts/Note";
import { Options } from "../parts/Options";
import { TextField } from "../parts/TextField";
import { placeName } from "./ReturnReasons";
import { placesToMend } from "./placesToMend";
import { useTally } from "../place/tally";
import look from "./ReturnDialog.module.css";

/**
 * Return or reject, with numbered reasons, each for a field or a sample and saying whether the person must come back.
 *
 * It opens as a return. Rejecting ends the application, so it is a second choice inside, and its key never stands for anything else.
 */
export function ReturnDialog(props: {
  view: ReviewView;
  choices: readonly ReasonChoiceView[];
  onClose: () => void;
  onDone: () => void;
}) {
  const words = useWords();
  const { views } = useStation();
  const act = useAct();
  const tally = useTally();
  const app = props.view.application;
  const [rejecting, reject] = useState(false);
  const kind = rejecting ? "reject" : "return";
  const [reasons, setReasons] = useState<readonly ReturnReason[]>([]);
  const [field, setField] = useState("");
  const places = ["", ...placesToMend(props.view)];
  const add = (choice: ReasonChoiceView | undefined) => {
    if (!choice) return;
    const reason: ReturnReason = { reason: choice.reason, field: field || null, text: "", mustComeBack: choice.mustComeBack };
    if (reasons.some((known) => known.reason === reason.reason && known.field === reason.field)) return;
    setReasons([...reasons, reason]);
  };
  const change = (index: number, part: Partial<ReturnReason>) => setReasons(reasons.map((reason, at) => (at === index ? { ...reason, ...part } : reason)));
  const send = async () => {
    const request = { application: app.application, reasons: [...reasons] };
    const list = await act.run(rejecting ? "reject_application" : "return_application", request);
    if (!list) return;
    (rejecting ? tally.rejected : tally.returned).add(app.application);
    views.install("read_review_list", {}, list);
    props.onDone();
  };
  return (
    <Dialog
      wide
      title={words(rejecting ? "reject-title" : "return-title")}
      part={`${kind}-dialog`}
      onClose={props.onClose}
      digit={(digit) => add(props.choices[digit - 1])}
      main={{
        verb: words(rejecting ? "reject-verb" : "return-verb"),
        act: () => void send(),
        irreversible: true,
        disabled: reasons.length === 0,
        busy: act.busy !== undefined,
      }}
    >
      <ProblemNote problem={act.problem} />
      {rejecting ? <Note tone="stop">{words("reject-lead")}</Note> : null}
      <Choices
        row
        part="return-or-reject"
        label={words("return-or-reject")}
        choices={[
          { id: "return", label: words("return-verb") },
          { id: "reject", label: words("reject-verb") },
        ]}
        value={kind}
        onChange={(chosen) => reject(chosen === "reject")}
      />
      <div className={look.columns}>
        <div className={look.column}>
          <label className={look.select}>
            <span>{words("return-field")}</span>
            <select value={field} onChange={(event) => setField(event.target.value)} data-field="return-field">
              {places.map((place) => (
                <option key={place} value={place}>
                  {place === "" ? words("return-whole") : placeName(words, place)}
                </option>
              ))}
            </select>
          </label>
          <Options
            numbered
            part="return-reasons-list"
            label={words("return-why")}
            options={props.choices.map((choice) => ({
              id: choice.reason,
              label: coded(words, "return-reason", choice.reason),
              help: words(choice.mustComeBack ? "must-come-back" : "at-the-desk"),
            }))}
            onChoose={(id) => add(props.choices.find((choice) => choice.reason === id))}
          />
        </div>
        <ol className={look.chosen} data-part="chosen-reasons">
          {reasons.length === 0 ? <li className={look.none}>{words("return-none")}</li> : null}
          {reasons.map((reason, index) => (
            <li key={`${reason.reason} ${reason.field}`}>
              <p>
                <strong>
                  {reason.field ? `${placeName(words, reason.field)}: ` : ""}
                  {coded(words, "return-reason", reason.reason)}
                </strong>
              </p>
              <TextField label={words("return-text")} value={reason.text} onChange={(text) => change(index, { text })} maxLength={200} />
              <Choices
                row
                hideLabel
                label={words("return-visit")}
                choices={[
                  { id: "desk", label: words("at-the-desk") },
                  { id: "back", label: words("must-come-back") },
                ]}
                value={reason.mustComeBack ? "back" : "desk"}
                onChange={(id) => change(index, { mustComeBack: id === "back" })}
              />
              <Button tone="quiet" icon={<Trash2 aria-hidden="true" />} onPress={() => setReasons(reasons.filter((_, at) => at !== index))}>
                {words("return-remove")}
              </Button>
            </li>
          ))}
        </ol>
      </div>
    </Dialog>
  );
}
