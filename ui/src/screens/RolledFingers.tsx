import { Check, TriangleAlert, X } from "lucide-react";
import { Button as AriaButton } from "react-aria-components";
import type { SlapView } from "../generated/contract";
import { useWords } from "../locale/words";
import look from "./Fingers.module.css";
import { isRolled } from "./slaps";

/** The fingers that are rolled after the slaps, one hand a row; nothing where the post rolls none. */
export function RolledFingers(props: { slaps: readonly SlapView[]; current: number | undefined; onChoose: (code: number) => void }) {
  const words = useWords();
  const rolled = props.slaps.filter((known) => isRolled(known.slap));
  if (rolled.length === 0) return null;
  const marks = { kept: Check, excepted: X };
  return (
    <>
      <h2 className={look.rolledTitle}>{words("rolled-fingers")}</h2>
      <ol className={look.rolled} aria-label={words("rolled-fingers")}>
        {rolled.map((known) => {
          const weak = known.state === "kept" && known.found.some((finger) => !finger.good);
          const Mark = weak ? TriangleAlert : marks[known.state as keyof typeof marks];
          return (
            <li key={known.slap}>
              <AriaButton
                className={`${look.finger} ${known.slap === props.current ? look.current : ""}`}
                aria-label={`${words(`slap-${known.slap}`)}, ${words(weak ? "slap-state-weak" : `slap-state-${known.state}`)}`}
                onPress={() => props.onChoose(known.slap)}
                data-part={`slap-${known.slap}`}
                data-state={known.state}
                data-weak={weak || undefined}
              >
                <span aria-hidden="true">{words(`finger-short-${known.slap}`)}</span>
                {Mark ? <Mark size={16} aria-hidden="true" /> : null}
              </AriaButton>
            </li>
          );
        })}
      </ol>
    </>
  );
}
