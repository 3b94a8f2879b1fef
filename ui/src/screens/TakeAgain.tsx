import type { ApplicationView } from "../generated/contract";
import { useWords } from "../locale/words";
import { Dialog } from "../parts/Dialog";
import { Options } from "../parts/Options";
import { may } from "../place/actions";
import type { StepProps } from "./Application";

/** F9 at the review: what is taken again. At the end of the list, and never by one key alone, everything goes. */
export function TakeAgain(props: { view: ApplicationView; onClose: () => void; go: StepProps["go"]; ask: StepProps["ask"] }) {
  const { view, onClose } = props;
  const words = useWords();
  const asked = (step: string) => view.steps.some((known) => known.step === step);
  const lead = (act: () => void) => () => {
    onClose();
    act();
  };
  const ways = [
    asked("portrait") && { id: "portrait", label: words("step-portrait"), act: lead(() => props.go("portrait", "again")) },
    ...(asked("fingers")
      ? view.slaps.map(({ slap }) => ({ id: `slap${slap}`, label: words(`slap-${slap}`), act: lead(() => props.go("fingers", `slap${slap}`)) }))
      : []),
    asked("iris") && view.eyes.some((eye) => eye.state !== "excepted") && { id: "iris", label: words("step-iris"), act: lead(() => props.go("iris", "again")) },
    may(view, "discardSamples") && { id: "discard", label: words("pause-discard"), act: lead(() => props.ask("discard")) },
  ].filter((way) => way !== false);
  return (
    <Dialog title={words("take-again-title")} part="take-again-dialog" onClose={onClose} digit={(digit) => ways[digit - 1]?.act()}>
      {ways.length === 0 ? <p>{words("take-again-nothing")}</p> : null}
      <Options
        numbered
        hideLabel
        part="take-again-list"
        label={words("take-again-title")}
        options={ways.map((way) => ({ id: way.id, label: way.label }))}
        onChoose={(chosen) => ways.find((way) => way.id === chosen)?.act()}
      />
    </Dialog>
  );
}
