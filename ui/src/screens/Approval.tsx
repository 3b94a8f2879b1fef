import { useState } from "react";
import { useAct, useStation, useView } from "../host/station";
import { useWords } from "../locale/words";
import { Note } from "../parts/Note";
import { Screen } from "../parts/Screen";
import { usePlace } from "../place/place";
import { type Round, useTally } from "../place/tally";
import { ApplicationLines } from "./ApplicationLines";
import look from "./Approval.module.css";

/** One page, one signature over everything that was opened and not returned. */
export function Approval() {
  const words = useWords();
  const { views } = useStation();
  const { go } = usePlace();
  const act = useAct();
  const tally = useTally();
  const [round, setRound] = useState<Round>();
  const { view, problem } = useView("read_review_list", {}, ["review"]);
  const lines = view?.lines ?? [];
  const batch = lines.filter((line) => line.opened && line.mayDecide);
  const unopened = lines.filter((line) => !line.opened && line.mayDecide).length;
  const others = lines.filter((line) => !line.mayDecide).length;
  const approve = async () => {
    const next = await act.run("approve_batch", { applications: batch.map((line) => line.line.application) });
    if (!next) return;
    setRound(tally.close(batch.length));
    views.install("read_review_list", {}, next);
  };
  const approved = batch.length === 0 ? view?.approved : undefined;
  return (
    <Screen
      name="approval"
      title={words("approval-title")}
      main={
        approved
          ? { verb: words("back-to-list"), act: () => go({ at: "reviews" }) }
          : {
              verb: words("approve-verb", { count: batch.length }),
              act: () => void approve(),
              irreversible: true,
              busy: act.busy !== undefined,
              why: batch.length === 0 ? words("approval-none") : undefined,
            }
      }
      problem={act.problem ?? problem}
      side={[{ verb: words("back-to-list"), part: "back", at: "leave", act: () => go({ at: "reviews" }) }]}
    >
      {approved ? (
        <>
          <Note tone="good" part="approved" live>
            {words("approved-note", { count: approved.count, batch: approved.batch.slice(0, 8) })}
          </Note>
          {round ? (
            <dl className={look.round} data-part="round">
              {(["opened", "approved", "returned", "rejected"] as const).map((what) => (
                <div key={what}>
                  <dt>{words(`round-${what}`)}</dt>
                  <dd className="numbers">{round[what]}</dd>
                </div>
              ))}
            </dl>
          ) : null}
        </>
      ) : (
        <>
          <p className={look.count}>
            <strong>{words("approval-opened", { count: batch.length })}</strong>
          </p>
          {tally.returned.size + tally.rejected.size > 0 ? (
            <Note tone="neutral">{words("approval-so-far", { returned: tally.returned.size, rejected: tally.rejected.size })}</Note>
          ) : null}
          {unopened > 0 ? <Note tone="neutral">{words("approval-unopened", { count: unopened })}</Note> : null}
          {others > 0 ? <Note tone="neutral">{words("approval-others", { count: others })}</Note> : null}
          <ApplicationLines
            part="approval-list"
            lines={batch.map((line) => line.line)}
            empty={words("approval-none")}
            onOpen={(line) => go({ at: "review", id: line.application })}
          />
        </>
      )}
    </Screen>
  );
}
