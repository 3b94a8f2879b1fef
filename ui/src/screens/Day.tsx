import { CircleCheck, CircleDashed, UserRoundCheck } from "lucide-react";
import { useState } from "react";
import type { ApplicationView, DayLineView } from "../generated/contract";
import { useAct, useStation, useView } from "../host/station";
import type { Words } from "../locale/catalogs";
import { civilDate } from "../locale/format";
import { coded, useWords } from "../locale/words";
import { Button } from "../parts/Button";
import { Dialog } from "../parts/Dialog";
import { Note, ProblemNote } from "../parts/Note";
import { Screen } from "../parts/Screen";
import { TextField } from "../parts/TextField";
import { usePlace } from "../place/place";
import look from "./Day.module.css";
import { Withdraw } from "./Withdraw";

/** The line whose light the station measures when it is told to. */
const light = "cameraLight";

/** Opening or closing the day: each line is done, or has an owner and a reason. */
export function Day(props: { moment: "open" | "close" }) {
  const { moment } = props;
  const words = useWords();
  const { views } = useStation();
  const { go } = usePlace();
  const act = useAct();
  const { view, problem } = useView("read_day", { moment }, ["day", "doctor", "queue", "desk"]);
  const [handing, hand] = useState<DayLineView>();
  const [withdrawing, withdraw] = useState<ApplicationView>();
  const settle = async (line: DayLineView, done: boolean, owner: string, reason: string, until = "") => {
    const next = await act.run("settle_day_line", { moment, line: line.line, done, owner, reason, until });
    if (!next) return;
    hand(undefined);
    views.install("read_day", { moment }, next);
  };
  const measure = async () => {
    const next = await act.run("measure_camera_light", {});
    if (next) views.install("read_day", { moment: "open" }, next);
  };
  const beginWithdrawing = async (application: string) => {
    const read = await act.run("read_application", { application });
    if (read) withdraw(read);
  };
  const measuring = act.busy === "measure_camera_light";
  const first = view?.lines.find((line) => line.state === "open" && (!line.measured || notMeasured(line)));
  const left = view?.lines.filter((line) => line.state === "open").length ?? 0;
  const main = view?.settled
    ? { verb: words(moment === "open" ? "day-start" : "day-end"), act: () => go({ at: "ready" }) }
    : first?.line === light
      ? { verb: words(measuring ? "day-measuring" : "day-measure"), act: () => void measure(), busy: act.busy !== undefined }
      : first?.application
        ? { verb: words("day-person-hand"), act: () => hand(first), busy: act.busy !== undefined }
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
              {sentence(words, line)}
              {line.until ? <small>{words("day-kept-until", { day: civilDate(line.until) })}</small> : null}
              {line.state === "handed" && line.owner ? (
                <small>{line.reason ? words("day-handed", { owner: line.owner, reason: line.reason }) : `${words("day-owner")}: ${line.owner}`}</small>
              ) : null}
              {line.measured ? <small>{words("day-measured")}</small> : null}
            </span>
            {line.state === "open" ? (
              <span className={look.acts}>
                {line.line === light ? (
                  <Button part="day-measure" onPress={() => void measure()}>
                    {words("day-measure")}
                  </Button>
                ) : null}
                {line.application ? (
                  <Button part="day-withdraw" onPress={() => line.application && void beginWithdrawing(line.application)}>
                    {words("day-person-withdraw")}
                  </Button>
                ) : null}
                {line.measured || line.application ? null : (
                  <Button part="day-done" onPress={() => void settle(line, true, "", "")}>
                    {words("day-done")}
                  </Button>
                )}
                <Button part="day-hand" onPress={() => hand(line)}>
                  {words(line.application ? "day-person-hand" : "day-hand")}
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
          refused={act.problem?.view.field === "until"}
          onDone={(owner, reason, until) => void settle(handing, false, owner, reason, until)}
        />
      ) : null}
      {withdrawing ? <Withdraw view={withdrawing} onClose={() => withdraw(undefined)} /> : null}
    </Screen>
  );
}

/** Measured again as often as somebody likes, but only when told to. */
const notMeasured = (line: DayLineView): boolean => line.line === light && line.params.finding === "notMeasured";

function sentence(words: Words, line: DayLineView): string {
  return coded(words, "day-line", line.application ? "person" : line.line, line.params);
}

function HandOn(props: {
  line: DayLineView;
  busy: boolean;
  problem: React.ReactNode;
  /** The day does not fit. */
  refused: boolean;
  onClose: () => void;
  onDone: (owner: string, reason: string, until: string) => void;
}) {
  const words = useWords();
  const person = props.line.application !== null;
  const [until, setUntil] = useState("");
  const [owner, setOwner] = useState("");
  const [reason, setReason] = useState("");
  return (
    <Dialog
      title={words(person ? "day-person-title" : "day-hand-title")}
      part="day-hand-dialog"
      onClose={props.onClose}
      main={{ verb: words(person ? "day-person-hand" : "day-hand"), act: () => props.onDone(owner, reason, until.trim()), disabled: owner.trim() === "" || reason.trim() === "", busy: props.busy }}
    >
      {props.problem}
      <p>{sentence(words, props.line)}</p>
      {person ? (
        <TextField
          autoFocus
          label={words("day-until")}
          help={words("day-until-help")}
          error={props.refused ? words("error-keepUntilUnfit") : undefined}
          field="day-until"
          inputMode="numeric"
          value={until}
          onChange={setUntil}
          maxLength={10}
        />
      ) : null}
      <TextField autoFocus={!person} label={words("day-owner")} field="day-owner" value={owner} onChange={setOwner} maxLength={100} />
      <TextField label={words("day-reason")} field="day-reason" value={reason} onChange={setReason} maxLength={200} />
    </Dialog>
  );
}
