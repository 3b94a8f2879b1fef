import { Button } from "react-aria-components";
import type { LineView } from "../generated/contract";
import { useStation } from "../host/station";
import { clockTime } from "../locale/format";
import { coded, useWords } from "../locale/words";
import { StateMark } from "../parts/StateMark";
import look from "./Lines.module.css";

/** Applications in a list: ticket, name, state, step, time. */
export function ApplicationLines(props: { lines: readonly LineView[]; empty: string; onOpen: (line: LineView) => void; part?: string }) {
  const words = useWords();
  const { host } = useStation();
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
                {coded(words, "kind", line.kind)} · {words("at-step", { step: coded(words, "step", line.step) })} · {line.holder} ·{" "}
                <span className="numbers">{clockTime(line.updated)}</span>
                {line.revision > 1 ? ` · ${words("revision", { number: line.revision })}` : ""}
              </span>
            </span>
            {line.simulated ? <span className={look.simulated}>{words("simulated-short")}</span> : null}
            <StateMark state={line.paused !== null && line.stage === "draft" ? "paused" : line.stage} />
          </Button>
        </li>
      ))}
    </ul>
  );
}
