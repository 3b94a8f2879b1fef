import { type FingerState, Hand } from "../capture/Hand";
import type { ApplicationView, SlapView } from "../generated/contract";
import { useWords } from "../locale/words";
import { isRolled, slapFingers } from "./slaps";

/** The hands of a placement, each finger in its state; those to be laid down move, where one is waited for it alone. */
export function SlapHands(props: { slap: SlapView | undefined; view: ApplicationView; only?: number | undefined; moving?: boolean }) {
  const words = useWords();
  const { slap, view } = props;
  if (!slap) return null;
  const states: Record<number, FingerState> = {};
  const fingers = slapFingers[slap.slap] ?? [];
  for (const finger of fingers) {
    const open = props.moving && (props.only === undefined || props.only === finger) ? "wanted" : "missing";
    const known = view.fingers.find((one) => one.finger === finger);
    // What is known of a finger is its plain print.
    if (isRolled(slap.slap)) states[finger] = slap.state === "kept" || slap.state === "excepted" ? slap.state : open;
    else states[finger] = known?.state === "missing" || !known ? open : (known.state as FingerState);
  }
  const moving = props.moving ?? false;
  return (
    <>
      {fingers.some((finger) => finger > 5) ? <Hand side="left" states={states} label={words("hand-left")} moving={moving} /> : null}
      {fingers.some((finger) => finger <= 5) ? <Hand side="right" states={states} label={words("hand-right")} moving={moving} /> : null}
    </>
  );
}
