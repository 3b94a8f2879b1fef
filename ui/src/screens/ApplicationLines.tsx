import { Button } from "react-aria-components";
import type { LineView } from "../generated/contract";
import { useStation } from "../host/station";
import { age, civilDate, clockTime, dayOf, minutesSince } from "../locale/format";
import { coded, useWords } from "../locale/words";
import { StateMark } from "../parts/StateMark";
import { useStationTime } from "../place/session";
import { leftToDo, whyEnded } from "./Ending";
import look from "./Lines.module.css";

/** Applications in a list: ticket, name, state, step, time. */
export function ApplicationLines(props: { lines: readonly LineView[]; empty: string; onOpen: (line: LineView) => void; part?: string }) {
  const words = useWords();
  const { host } = useStation();
  const now = useStationTime();
  /** The time of today, the day of any other day. */
  const sinceOf = (time: string) => (dayOf(time) === dayOf(now) ? clockTime(time) : `${dayOf(time)} ${clockTime(time)}`);
  /** How long somebody who is still at the desk has waited. */
  const waited = (line: LineView) => {
    const minutes = minutesSince(line.updated, now);
    return minutes === 0 ? words("changed-now") : words("changed-ago", { age: age(words, minutes) });
  };
  if (props.lines.length === 0) return <p className={look.empty}>{props.empty}</p>;
  return (
    <ul className={look.lines} data-part={props.part}>
      {props.lines.map((line) => (
        <li key={line.application}>
          <Button className={look.line ?? ""} onPress={() => props.onOpen(line)} data-part="application-line" data-application={line.application}>
            <span className={look.face}>{line.portrait ? <img src={host.imageUrl(line.portrait)} alt="" /> : null}</span>
            <span className={look.who}>
              <span className={look.name} lang="vi">
                <b className="machine">{line.ticket}</b> {line.name || words("name-unknown")}
              </span>
              <span className={look.small}>
                {[
                  coded(words, "kind", line.kind),
                  line.stage === "draft" ? words("at-step", { step: coded(words, "step", line.step) }) : "",
                  line.holder,
                  line.paused !== null && line.stage === "draft" ? "" : line.lacks.length > 0 ? waited(line) : sinceOf(line.updated),
                  line.revision > 1 ? words("revision", { number: line.revision }) : "",
                ]
                  .filter((part) => part !== "")
                  .join(" · ")}
              </span>
              {line.paused !== null && line.stage === "draft" ? (
                <span className={look.small}>
                  {words("paused-since", {
                    reason: words.has(`pause-reason-${line.paused}`) ? words(`pause-reason-${line.paused}`) : "",
                    age: age(words, minutesSince(line.updated, now)),
                  })}
                  {line.appointment ? ` · ${words("appointment-on", { day: civilDate(line.appointment) })}` : ""}
                </span>
              ) : null}
              {line.ending && leftToDo(words, line) ? (
                <>
                  <span className={look.small} data-part="why-ended">
                    {whyEnded(words, line.ending)}
                  </span>
                  <strong className={look.small} data-part="left-to-do">
                    {leftToDo(words, line)}
                  </strong>
                </>
              ) : null}
              {line.lacks.length > 0 ? (
                <span className={look.small} data-part="lacks">
                  {words("lacks", { what: line.lacks.map(({ code, count }) => coded(words, "lacks", code, { count })).join(", ") })}
                </span>
              ) : null}
            </span>
            {line.simulated ? <span className={look.simulated}>{words("simulated-short")}</span> : null}
            <StateMark state={line.paused !== null && line.stage === "draft" ? "paused" : line.stage} />
          </Button>
        </li>
      ))}
    </ul>
  );
}
