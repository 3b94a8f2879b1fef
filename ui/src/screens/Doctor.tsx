import { CircleCheck, CircleDashed, CircleX, TriangleAlert } from "lucide-react";
import { useStation, useView } from "../host/station";
import { exactTime } from "../locale/format";
import type { Words } from "../locale/catalogs";
import { coded, useWords } from "../locale/words";
import { Screen } from "../parts/Screen";
import look from "./Doctor.module.css";
import { CameraChoices, useCameraActs } from "./CameraChoices";
import { ScreenChoices, useScreenActs } from "./ScreenChoices";
import { simulatedBy, Trends } from "./Trends";

const states = {
  works: [CircleCheck, "good"],
  attention: [TriangleAlert, "attention"],
  fails: [CircleX, "stop"],
  absent: [CircleDashed, "neutral"],
} as const;

/** A simulated device has no maker whose name would have to stay as it is. */
function simulatedName(words: Words, check: string, name: string): string {
  return words.has(`simulated-${check}`) ? words(`simulated-${check}`) : name;
}

/** The technician's panel: what works, what does not, what to do. No person's name stands here. */
export function Doctor() {
  const words = useWords();
  const { views } = useStation();
  const { view, problem } = useView("read_doctor", {}, ["doctor"]);
  const screens = useScreenActs();
  const cameras = useCameraActs();
  return (
    <Screen
      name="doctor"
      title={words("doctor-title")}
      main={{ verb: words("doctor-again"), act: () => views.reload("read_doctor", {}), busy: view === undefined && problem === undefined }}
      problem={cameras.problem ?? screens.problem ?? problem}
      saved={view ? words("doctor-at", { time: exactTime(view.at) }) : ""}
    >
      <ul className={look.checks} data-part="checks">
        {view?.checks.map((check) => {
          const known = check.state in states ? (check.state as keyof typeof states) : "absent";
          const [Icon, tone] = states[known];
          return (
            <li
              key={`${check.check} ${check.name} ${check.code}`}
              className={`${look.check} ${check.simulated ? look.simulated : ""}`}
              data-check={check.check}
              data-state={check.state}
            >
              <span className={`${look.state} ${look[tone]}`}>
                <Icon aria-hidden="true" />
                {words(`check-state-${known}`)}
              </span>
              <span className={look.words}>
                <b>{coded(words, "check", check.check)}</b>
                {check.name ? <span>{check.simulated ? simulatedName(words, check.check === "trend" ? (simulatedBy[check.params.modality ?? ""] ?? "") : check.check, check.name) : check.name}</span> : null}
                {check.simulated ? <em>{words("simulated-short")}</em> : null}
                <p>{coded(words, words.has(`doctor-${check.code}`) ? "doctor" : "error", check.code, check.params)}</p>
              </span>
            </li>
          );
        })}
      </ul>
      {view ? <Trends view={view} /> : null}
      {view ? <CameraChoices view={view} act={cameras} /> : null}
      {view ? <ScreenChoices view={view} act={screens} /> : null}
    </Screen>
  );
}
