import { Eye } from "lucide-react";
import { useAct } from "../host/station";
import { exactTime } from "../locale/format";
import { coded, useWords } from "../locale/words";
import { Note } from "../parts/Note";
import { Screen } from "../parts/Screen";
import { may } from "../place/actions";
import type { StepProps } from "./Application";
import { useHindrance } from "./hindrance";
import look from "./Iris.module.css";

/** Screen 5: a step of its own from the start. No device at this station: one key, remembered for the day. */
export function Iris(props: StepProps) {
  const { view, answer, pause } = props;
  const hindrance = useHindrance(props, "iris");
  const words = useWords();
  const act = useAct();
  const gap = view.gaps.find((known) => known.modality === "iris");
  const note = (reason: string, forToday: boolean) =>
    void act.run("note_gap", { application: view.application, modality: "iris", reason, forToday }).then(answer);
  const mayNote = may(view, "recordGap");
  return (
    <Screen
      name="iris"
      title={words("step-iris")}
      main={
        gap || !mayNote
          ? ((gap ? undefined : hindrance?.main) ?? { verb: words("go-on"), act: () => answer(view) })
          : { verb: words("iris-no-device"), act: () => note("noDevice", true), busy: act.busy !== undefined }
      }
      problem={act.problem ?? hindrance?.problem}
      saved={words("saved-at", { time: exactTime(view.saved) })}
      side={[
        { verb: words("pause"), part: "pause", at: "leave", act: pause },
        !gap && mayNote && { verb: words("iris-cannot"), part: "exception", at: "exception", act: () => note("applicantCannot", false) },
      ]}
    >
      <div className={look.eyes} aria-hidden="true">
        <Eye />
        <Eye />
      </div>
      {gap ? (
        <Note tone="neutral" part="gap">
          {words("iris-gap", { reason: coded(words, "gap", gap.reason) })}
        </Note>
      ) : hindrance ? (
        <p className={look.instruction}>{hindrance.why}</p>
      ) : (
        <>
          <p className={look.instruction}>{words("iris-lead")}</p>
          <p>{words("iris-remembered")}</p>
        </>
      )}
    </Screen>
  );
}
