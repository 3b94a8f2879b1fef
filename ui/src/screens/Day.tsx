import { CircleCheck, CircleDashed, UserRoundCheck } from "lucide-react";
import { useState } from "react";
import type { DayLineView } from "../generated/contract";
import { useAct, useStation, useView } from "../host/station";
import { coded, useWords } from "../locale/words";
import { Button } from "../parts/Button";
import { Dialog } from "../parts/Dialog";
import { Note, ProblemNote } from "../parts/Note";
import { Screen } from "../parts/Screen";
import { TextField } from "../parts/TextField";
import { usePlace } from "../place/place";
import look from "./Day.module.css";

/** Opening or closing the day: each line is done, or has an owner and a reason. */
export function Day(props: { moment: "open" | "close" }) {
  const { moment } = props;
  const words = useWords();
  const { views } = useStation();
  const { go } = usePlace();
  const act = useAct();
  const { view, problem } = useView("read_day", { moment }, ["day", "doctor", "queue", "desk"]);
  const [handing, hand] = useState<DayLineView>();
  const settle = async (line: DayLineView, done: boolean, owner: string, reason: string) => {
    const next = await act.run("settle_day_line", { moment, line: line.line, done, owner, reason });
    if (!next) return;
    hand(undefined);
    views.install("read_day", { moment }, next);
  };
  const first = view?.lines.find((line) => line.state === "open" && !line.measured);
  const left = view?.lines.filter((line) => line.state === "open").length ?? 0;
  const main = view?.settled
    ? { verb: words(moment === "open" ? "day-start" : "day-end"), act: () => go({ at: "ready" }) }
    : first
      ? { verb: words("day-tick"), act: () => void settle(first, true, "", ""), busy: act.busy !== undefined }
      : { verb: words(moment === "open" ? "day-start" : "day-end"), act: () => go({ at: "ready" }), why: words("day-left", { count: left }) };
  return (
    <Screen name={`day-${moment}`} title={words(`day-${moment}`)} main={main} problem={handing ? undefined : (act.problem ?? problem)}>
      {view?.settled ? <Note tone="good">{words(`day-${moment}-settled`)}</Note> : null}
      <ul className={look.lines} data-part="day">
        {view?.lines.map((line) => (
          <li key={line.line} className={line === first ? look.now : ""} data-line={line.line} data-state={line.state}>
            <span className={`${look.state} ${look[line.state]}`}>
              {line.state === "done" ? (
                <CircleCheck aria-hidden="true" />
              ) : line.state === "handed" ? (
                <UserRoundCheck aria-hidden="true" />
              ) : (
                <CircleDashed aria-hidden="true" />
              )}
              {words(`day-state-${line.state}`)}
            </span>
            <span className={look.words}>
              {coded(words, "day-line", line.line, line.params)}
              {line.state === "handed" ? <small>{words("day-handed", { owner: line.owner, reason: line.reason })}</small> : null}
              {line.measured ? <small>{words("day-measured")}</small> : null}
            </span>
            {line.state === "open" ? (
              <span className={look.acts}>
                {line.measured ? null : (
                  <Button part="day-done" onPress={() => void settle(line, true, "", "")}>
                    {words("day-done")}
                  </Button>
                )}
                <Button part="day-hand" onPress={() => hand(line)}>
                  {words("day-hand")}
                </Button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {handing ? (
        <HandOn
          line={handing}
          busy={act.busy !== undefined}
          problem={<ProblemNote problem={act.problem} />}
          onClose={() => hand(undefined)}
          onDone={(owner, reason) => void settle(handing, false, owner, reason)}
        />
      ) : null}
    </Screen>
  );
}

function HandOn(props: { line: DayLineView; busy: boolean; problem: React.ReactNode; onClose: () => void; onDone: (owner: string, reason: string) => void }) {
  const words = useWords();
  const [owner, setOwner] = useState("");
  const [reason, setReason] = useState("");
  return (
    <Dialog
      title={words("day-hand-title")}
      part="day-hand-dialog"
      onClose={props.onClose}
      main={{ verb: words("day-hand"), act: () => props.onDone(owner, reason), disabled: owner.trim() === "" || reason.trim() === "", busy: props.busy }}
    >
      {props.problem}
      <p>{coded(words, "day-line", props.line.line, props.line.params)}</p>
      <TextField autoFocus label={words("day-owner")} field="day-owner" value={owner} onChange={setOwner} maxLength={100} />
      <TextField label={words("day-reason")} field="day-reason" value={reason} onChange={setReason} maxLength={200} />
    </Dialog>
  );
}
