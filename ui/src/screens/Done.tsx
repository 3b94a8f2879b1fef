import { CircleCheck, Undo2 } from "lucide-react";
import { useAct } from "../host/station";
import { exactTime } from "../locale/format";
import { useWords } from "../locale/words";
import { Note } from "../parts/Note";
import { Screen } from "../parts/Screen";
import { StateMark } from "../parts/StateMark";
import { may } from "../place/actions";
import { usePlace } from "../place/place";
import { useSession } from "../place/session";
import type { StepProps } from "./Application";
import look from "./Done.module.css";
import { ReturnReasons } from "./ReturnReasons";
import { Parts } from "./Review";

/** Screen 7: signed, sealed, on its road. Enter: the next person. */
export function Done({ view, answer }: StepProps) {
  const act = useAct();
  const words = useWords();
  const session = useSession();
  const { go } = usePlace();
  const sealed = view.package;
  return (
    <Screen
      name="done"
      title={words("step-done")}
      main={
        may(view, "takeUp")
          ? {
              verb: words("take-up"),
              act: () => void act.run("resume_application", { application: view.application }).then(answer),
              busy: act.busy !== undefined,
            }
          : { verb: words("next-person"), act: () => go({ at: "ready" }) }
      }
      problem={act.problem}
      saved={words("saved-at", { time: exactTime(view.saved) })}
    >
      <div className={look.done}>
        <p className={look.large} role="status">
          {view.stage === "returned" ? <Undo2 aria-hidden="true" /> : <CircleCheck aria-hidden="true" />}
          {words(view.stage === "submitted" ? "done-sealed" : view.stage === "returned" ? "done-returned" : "done-lead", { ticket: view.ticket })}
        </p>
        <p>
          <StateMark state={view.stage} />
        </p>
        <ReturnReasons view={view} />
        {session.center === "offline" ? <Note tone="neutral">{words("done-offline")}</Note> : null}
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
