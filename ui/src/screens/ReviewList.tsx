import { useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import type { ReviewLineView } from "../generated/contract";
import { useStation, useView } from "../host/station";
import { clockTime } from "../locale/format";
import { coded, useWords } from "../locale/words";
import { Note } from "../parts/Note";
import { Screen } from "../parts/Screen";
import { usePlace } from "../place/place";
import look from "./ReviewList.module.css";

/** The supervisor's list, riskiest first. Each opens with one key; only what was opened is approved. */
export function ReviewList() {
  const words = useWords();
  const { host } = useStation();
  const { go } = usePlace();
  const { view, problem } = useView("read_review_list", {}, ["review", "application"]);
  const [risk, setRisk] = useState<string>();
  const lines = (view?.lines ?? []).filter((line) => risk === undefined || line.risks.includes(risk));
  const next = lines.find((line) => !line.opened && line.mayDecide) ?? lines.find((line) => !line.opened);
  const seen = (view?.lines ?? []).filter((line) => line.opened && line.mayDecide).length;
  const main = next
    ? { verb: words("review-open-next", { ticket: next.line.ticket }), act: () => go({ at: "review", id: next.line.application }) }
    : seen > 0
      ? { verb: words("to-approval", { count: seen }), act: () => go({ at: "approval" }) }
      : { verb: words("review-open"), act: () => undefined, why: words("review-none") };
  return (
    <Screen
      name="reviews"
      title={words("reviews-title", { count: view?.lines.length ?? 0 })}
      main={main}
      problem={problem}
      side={[
        { verb: words("contacts"), part: "contacts", at: "again", act: () => go({ at: "contacts" }), disabled: (view?.lines.length ?? 0) === 0 },
        { verb: words("approval"), part: "to-approval", at: "exception", act: () => go({ at: "approval" }), disabled: seen === 0 },
      ]}
    >
      {view?.approved ? (
        <Note tone="good" part="approved" live>
          {words("approved-note", { count: view.approved.count, batch: view.approved.batch.slice(0, 8) })}
        </Note>
      ) : null}
      <div className={look.columns}>
        <nav className={look.risks} aria-label={words("risks")}>
          <h2>{words("risks")}</h2>
          <Risk label={words("risk-all")} count={view?.lines.length ?? 0} on={risk === undefined} onPress={() => setRisk(undefined)} />
          {view?.risks.map((known) => (
            <Risk key={known.code} label={coded(words, "risk", known.code)} count={known.count} on={risk === known.code} onPress={() => setRisk(known.code)} />
          ))}
        </nav>
        {lines.length === 0 ? (
          <p className={look.none}>{words("review-none")}</p>
        ) : (
          <ul className={look.lines} data-part="review-list">
            {lines.map((line) => (
              <Line
                key={line.line.application}
                line={line}
                onOpen={() => go({ at: "review", id: line.line.application })}
                image={(path) => host.imageUrl(path)}
              />
            ))}
          </ul>
        )}
      </div>
    </Screen>
  );
}

function Risk(props: { label: string; count: number; on: boolean; onPress: () => void }) {
  return (
    <AriaButton className={`${look.risk} ${props.on ? look.on : ""}`} onPress={props.onPress} aria-pressed={props.on}>
      <span>{props.label}</span>
      <span className="numbers">{props.count}</span>
    </AriaButton>
  );
}

function Line(props: { line: ReviewLineView; onOpen: () => void; image: (path: string) => string }) {
  const words = useWords();
  const { line, risks, opened, mayDecide, signedBy, oldPortrait } = props.line;
  return (
    <li>
      <AriaButton className={look.line ?? ""} onPress={props.onOpen} data-part="review-line" data-application={line.application} data-opened={opened}>
        <span className={look.faces}>
          {[oldPortrait, line.portrait].map((path, index) => (
            <span key={index === 0 ? "old" : "new"}>{path ? <img src={props.image(path)} alt="" /> : null}</span>
          ))}
        </span>
        <span className={look.who}>
          <span lang="vi" className={look.name}>
            <b className="machine">{line.ticket}</b> {line.name}
          </span>
          <small>
            {coded(words, "kind", line.kind)} · {words("signed-by", { name: signedBy })} · <span className="numbers">{clockTime(line.updated)}</span>
            {line.revision > 1 ? ` · ${words("revision", { number: line.revision })}` : ""}
          </small>
        </span>
        <span className={look.marks}>
          {risks.map((risk) => (
            <span key={risk} className={look.mark} data-risk={risk}>
              {coded(words, "risk", risk)}
            </span>
          ))}
        </span>
        <span className={look.state}>{!mayDecide ? words("not-yours") : opened ? words("opened") : words("unopened")}</span>
      </AriaButton>
    </li>
  );
}
