import { useAct } from "../host/station";
import { exactTime } from "../locale/format";
import { humped, useWords } from "../locale/words";
import { Note } from "../parts/Note";
import { type MainAction, Screen } from "../parts/Screen";
import { StateIcon, StateMark } from "../parts/StateMark";
import { may } from "../place/actions";
import { usePlace } from "../place/place";
import { useSession } from "../place/session";
import type { StepProps } from "./Application";
import look from "./Done.module.css";
import { Ending, Follows } from "./Ending";
import { Parts } from "./Review";

/** What has nothing to do with a card any more, or comes back from its road: the state itself is the heading. */
const endings = ["returned", "rejected", "refused", "withdrawn"];

/** Screen 7: signed, sealed, on its road; or how it came back or ended, and the one thing to do about it. Enter: that, or the next person. */
export function Done({ view, answer }: StepProps) {
  const act = useAct();
  const words = useWords();
  const session = useSession();
  const { go } = usePlace();
  const sealed = view.package;
  const { ending } = view;
  const id = view.application;
  const next = { verb: words("next-person"), act: () => go({ at: "ready" }) };
  const busy = act.busy !== undefined;
  const main = ((): MainAction => {
    if (may(view, "takeUp")) return { verb: words("take-up"), busy, act: () => void act.run("resume_application", { application: id }).then(answer) };
    if (may(view, "openNewDraft")) {
      return {
        verb: words("open-new-draft"),
        busy,
        act: () => void act.run("open_new_draft", { application: id }).then((opened) => opened && go({ at: "application", id: opened.application })),
      };
    }
    const answered = ending?.answeredBy;
    if (answered) return { verb: words("go-answer", { ticket: answered.ticket }), act: () => go({ at: "application", id: answered.application }) };
    if (may(view, "tell")) return { verb: words("tell-verb"), busy, act: () => void act.run("note_told", { application: id }).then(answer) };
    return next;
  })();
  return (
    <Screen
      name="done"
      title={words(endings.includes(view.stage) ? `stage-${view.stage}` : "step-done")}
      main={main}
      side={[main !== next && { ...next, part: "next-person", at: "leave" }]}
      problem={act.problem}
      saved={words("saved-at", { time: exactTime(view.saved) })}
    >
      <div className={look.done}>
        <p className={look.large} role="status" data-part="done" data-stage={view.stage}>
          <StateIcon state={view.stage} />
          {words(doneKey(view.stage), { ticket: view.ticket })}
        </p>
        {endings.includes(view.stage) ? null : (
          <p>
            <StateMark state={view.stage} />
          </p>
        )}
        <Ending view={view} />
        <Follows view={view} />
        {session.center === "offline" && !endings.includes(view.stage) ? <Note tone="neutral">{words("done-offline")}</Note> : null}
        <div className={look.columns}>
          {sealed ? (
            <dl className={look.facts} data-part="package">
              <div>
                <dt>{words("package-sequence")}</dt>
                <dd className="machine">{sealed.sequence}</dd>
              </div>
              <div>
                <dt>{words("package-sealed")}</dt>
                <dd className="numbers">{exactTime(sealed.sealed)}</dd>
              </div>
              <div>
                <dt>{words("package-size")}</dt>
                <dd className="numbers">{Math.ceil(sealed.bytes / 1000).toLocaleString(words.language)} KB</dd>
              </div>
              <div>
                <dt>{words("package-received")}</dt>
                <dd className="numbers">{sealed.received ? exactTime(sealed.received) : words("not-yet")}</dd>
              </div>
              <div>
                <dt>{words("package-verdict")}</dt>
                <dd>{sealed.verdict ? <StateMark state={sealed.verdict} /> : words("not-yet")}</dd>
              </div>
            </dl>
          ) : null}
          <Parts view={view} />
        </div>
      </div>
    </Screen>
  );
}

/** The sentence of a stage: each has its own, so that none says another's word. */
export function doneKey(stage: string): string {
  return `done-${humped(stage)}`;
}
