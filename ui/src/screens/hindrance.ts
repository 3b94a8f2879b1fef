import type { Problem } from "../host/host";
import { useAct } from "../host/station";
import { useWords } from "../locale/words";
import type { MainAction } from "../parts/Screen";
import { type Action, may } from "../place/actions";
import type { StepProps } from "./Application";

/** Why a step cannot be worked on now, and the key that leads out of it. */
export interface Hindrance {
  readonly why: string;
  readonly main: MainAction;
  readonly problem: Problem | undefined;
}

/** What a step is for, and cannot do without. */
const allowing: Record<"facts" | "portrait" | "fingers" | "iris", Action> = { facts: "setField", portrait: "capture", fingers: "capture", iris: "capture" };

/** Nothing of a step works without its permission: says who or what stands in the way, from what the station's view tells. */
export function useHindrance({ view, answer, go }: StepProps, step: "person" | "facts" | "portrait" | "fingers" | "iris"): Hindrance | undefined {
  const words = useWords();
  const act = useAct();
  const resume = (verb: string): MainAction => ({
    verb: words(verb),
    act: () => void act.run("resume_application", { application: view.application }).then(answer),
    busy: act.busy !== undefined,
  });
  const because = (why: string, main: MainAction): Hindrance => ({ why, main, problem: act.problem });
  const onward: MainAction = { verb: words("go-on"), act: () => answer(view) };

  if (view.paused !== null && may(view, "resume")) return because(words("hindrance-paused"), resume("resume-verb"));
  if (step === "person") return undefined;
  if (may(view, allowing[step], "reopen")) return undefined;
  const holder = step === "facts" ? view.factsHolder : view.samplesHolder;
  if (may(view, step === "facts" ? "takeOverFacts" : "takeOverSamples")) {
    return because(words("hindrance-held", { officer: holder.officer, station: holder.station }), resume("take-over-verb"));
  }
  if (view.stage !== "draft") return because(words("hindrance-closed"), onward);
  if (!view.steps.some((known) => known.step === step)) return because(words("hindrance-plan"), onward);
  if (view.askSamePerson || view.missing.some((item) => item.step === "person")) {
    return because(words("hindrance-person"), { verb: words("hindrance-person-verb"), act: () => go("person") });
  }
  return because(words("hindrance-other"), onward);
}
