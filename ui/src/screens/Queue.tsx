import { useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import type { QueueRowView } from "../generated/contract";
import { useAct, useStation, useView } from "../host/station";
import { age, bytes, clockTime, dayOf } from "../locale/format";
import { coded, humped, useWords } from "../locale/words";
import { Button } from "../parts/Button";
import { Note } from "../parts/Note";
import { Screen } from "../parts/Screen";
import { StateMark } from "../parts/StateMark";
import { useSession } from "../place/session";
import { Refusal } from "./Ending";
import look from "./Queue.module.css";

/** Every sealed file on its road: counts, oldest, last success, progress. Being offline is normal here and looks so. */
export function Queue() {
  const words = useWords();
  const { views } = useStation();
  const session = useSession();
  const act = useAct();
  const [state, setState] = useState<string | null>(null);
  const [offset, setOffset] = useState(0);
  const request = { state, offset };
  const { view, problem } = useView("read_queue", request, ["queue"]);
  const send = () => void act.run("send_now", {}).then(() => views.reload("read_queue", request));
  const choose = (chosen: string | null) => {
    setState(chosen);
    setOffset(0);
  };
  const page = view?.page ?? 1;
  const total = view?.counts.reduce((sum, count) => sum + count.count, 0) ?? 0;
  return (
    <Screen
      name="queue"
      title={words("queue-title")}
      main={{ verb: words("send-now"), act: send, busy: act.busy !== undefined }}
      problem={act.problem ?? problem}
      saved={view?.lastSuccess ? words("last-sent", { time: clockTime(view.lastSuccess) }) : words("never-sent")}
    >
      {view?.center === "offline" ? (
        <Note tone="neutral" part="offline">
          {words("queue-offline")}
        </Note>
      ) : null}
      {view && session.toSend === 0 && total > 0 ? (
        <Note tone="good">{words("queue-all-sent")}</Note>
      ) : view?.oldestMin != null ? (
        <p className={look.oldest} data-part="oldest">
          {words("queue-oldest", { age: age(words, view.oldestMin) })}
        </p>
      ) : null}
      {view?.statementProblem ? (
        <Note tone="attention" part="statements">
          {words("queue-statements", { count: view.statementsWaiting })} {coded(words, "error", view.statementProblem.code, view.statementProblem.params)}
        </Note>
      ) : null}
      <fieldset className={look.counts}>
        <legend className="unseen">{words("queue-states")}</legend>
        <Count label={words("queue-all")} count={total} on={state === null} onPress={() => choose(null)} />
        {view?.counts
          .filter((count) => count.count > 0 || count.code === state)
          .map((count) => (
            <Count
              key={count.code}
              label={words(`stage-${humped(count.code)}`)}
              count={count.count}
              on={state === count.code}
              onPress={() => choose(count.code)}
            />
          ))}
      </fieldset>
      {view && view.rows.length > 0 ? (
        <table className={look.table} data-part="queue">
          <thead>
            <tr>
              <th scope="col">{words("queue-number")}</th>
              <th scope="col">{words("queue-state")}</th>
              <th scope="col">{words("queue-size")}</th>
              <th scope="col">{words("queue-sealed")}</th>
              <th scope="col">{words("queue-received")}</th>
              <th scope="col">{words("queue-remark")}</th>
            </tr>
          </thead>
          <tbody>
            {view.rows.map((row) => (
              <Row key={row.package} row={row} />
            ))}
          </tbody>
        </table>
      ) : (
        <p>{words("queue-empty")}</p>
      )}
      {view && view.total > page ? (
        <p className={look.pages}>
          <Button isDisabled={offset === 0} onPress={() => setOffset(Math.max(0, offset - page))}>
            {words("page-before")}
          </Button>
          <span className="numbers">{words("page-of", { from: offset + 1, to: Math.min(offset + page, view.total), all: view.total })}</span>
          <Button isDisabled={offset + page >= view.total} onPress={() => setOffset(offset + page)}>
            {words("page-after")}
          </Button>
        </p>
      ) : null}
    </Screen>
  );
}

function Count(props: { label: string; count: number; on: boolean; onPress: () => void }) {
  return (
    <AriaButton className={`${look.count} ${props.on ? look.on : ""}`} onPress={props.onPress} aria-pressed={props.on}>
      <b className="numbers">{props.count}</b>
      <span>{props.label}</span>
    </AriaButton>
  );
}

function Row({ row }: { row: QueueRowView }) {
  const words = useWords();
  const percent = row.state === "uploading" && row.bytes > 0 ? Math.floor((row.sent * 100) / row.bytes) : undefined;
  return (
    <tr data-part="queue-row" data-state={row.state} data-ticket={row.ticket}>
      <th scope="row">
        <b className="machine">{row.ticket || words("empty")}</b>
        <small className="machine">
          {words("queue-sequence", { number: row.sequence })} · {row.package.slice(0, 8)}
        </small>
      </th>
      <td>
        <StateMark state={row.state} percent={percent} />
        {percent !== undefined ? <progress className={look.progress} value={row.sent} max={row.bytes} aria-label={words("queue-progress")} /> : null}
      </td>
      <td className="numbers">{bytes(row.bytes, words.language)}</td>
      <td className="numbers">{when(row.sealed)}</td>
      <td className="numbers">{row.received ? when(row.received) : ""}</td>
      <td>
        {row.refusal.length > 0 ? (
          <div className={look.refusal}>
            <Refusal reasons={row.refusal} />
          </div>
        ) : row.problem ? (
          <span className={look.remark}>
            {coded(words, "error", row.problem.code, row.problem.params)}
            {row.nextAttempt ? ` ${words("queue-next", { time: clockTime(row.nextAttempt) })}` : ""}
          </span>
        ) : null}
      </td>
    </tr>
  );
}

function when(time: string): string {
  return `${dayOf(time).slice(0, 5)} ${clockTime(time)}`;
}
