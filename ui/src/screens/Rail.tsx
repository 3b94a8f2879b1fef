import { Check } from "lucide-react";
import { Button } from "react-aria-components";
import type { ApplicationView } from "../generated/contract";
import { useKeys } from "../keys/useKeys";
import type { KeyId } from "../keys/keymap";
import { coded, useWords } from "../locale/words";
import { type Place, type Step, usePlace } from "../place/place";
import { useSession } from "../place/session";
import look from "./Rail.module.css";

interface Stop {
  readonly id: string;
  readonly label: string;
  readonly progress?: string;
  readonly done?: boolean;
  readonly blocked?: boolean;
  readonly current: boolean;
  readonly go: () => void;
}

/** The places of the desk, or the steps of one application: Alt+1…7 either way. */
function Stops(props: { stops: readonly Stop[] }) {
  const keys: Partial<Record<KeyId, () => void>> = {};
  props.stops.slice(0, 7).forEach((stop, index) => {
    keys[`step${index + 1}` as KeyId] = stop.go;
  });
  useKeys(keys, { level: 0 });
  const words = useWords();
  return (
    <ol className={look.rail}>
      {props.stops.map((stop, index) => (
        <li key={stop.id} className={look.stop}>
          <Button
            className={`${look.button} ${stop.current ? look.now : ""} ${stop.blocked ? look.blocked : ""}`}
            onPress={stop.go}
            data-part={`rail-${stop.id}`}
            {...(stop.current ? { "aria-current": "step" as const } : {})}
            {...(index < 7 ? { "aria-keyshortcuts": `Alt+${index + 1}` } : {})}
          >
            {stop.done ? <Check aria-label={words("step-done")} /> : null}
            <span>{stop.label}</span>
            {stop.progress ? <span className={look.progress}>{stop.progress}</span> : null}
          </Button>
        </li>
      ))}
    </ol>
  );
}

export function PlacesRail() {
  const words = useWords();
  const session = useSession();
  const { place, go } = usePlace();
  const stop = (id: string, to: Place, current: boolean, progress = ""): Stop => ({
    id,
    label: words(`place-${id}`),
    current,
    progress,
    go: () => go(to),
  });
  const role = session.officer?.role;
  const review = stop("reviews", { at: "reviews" }, ["reviews", "review", "contacts", "approval"].includes(place.at), String(session.toApprove || ""));
  const days = [
    stop("day-open", { at: "day", moment: "open" }, place.at === "day" && place.moment === "open"),
    stop("day-close", { at: "day", moment: "close" }, place.at === "day" && place.moment === "close"),
  ];
  return (
    <Stops
      stops={[
        ...(role === "supervisor" ? [review] : []),
        ...(role === "clerk" ? [stop("ready", { at: "ready" }, place.at === "ready" || place.at === "found")] : []),
        stop("queue", { at: "queue" }, place.at === "queue", String(session.toSend || "")),
        stop("doctor", { at: "doctor" }, place.at === "doctor"),
        ...(role === "technician" ? [] : days),
      ]}
    />
  );
}

export function StepsRail(props: { view: ApplicationView; step: Step }) {
  const words = useWords();
  const { go } = usePlace();
  return (
    <Stops
      stops={props.view.steps.map((step) => ({
        id: step.step,
        label: coded(words, "step", step.step),
        progress: step.progress,
        done: step.state === "done",
        blocked: step.state === "blocked",
        current: step.step === props.step,
        go: () => go({ at: "application", id: props.view.application, step: step.step as Step }),
      }))}
    />
  );
}
