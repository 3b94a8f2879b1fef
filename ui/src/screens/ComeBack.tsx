import { useState } from "react";
import type { ApplicationView } from "../generated/contract";
import { useAct } from "../host/station";
import { coded, useWords } from "../locale/words";
import { Button } from "../parts/Button";
import { Dialog } from "../parts/Dialog";
import { ProblemNote } from "../parts/Note";
import { TextField } from "../parts/TextField";
import { usePlace } from "../place/place";

/** "Person leaves" among the reasons of a pause. */
const personLeft = 1;

/** Fingers that cannot be taken for now: go on without them, or let the person come back on a day. */
export function ComeBack(props: { view: ApplicationView; fingers: readonly number[]; onClose: () => void }) {
  const words = useWords();
  const act = useAct();
  const { go } = usePlace();
  const [day, setDay] = useState("");
  const { application } = props.view;
  const pause = () => void act.run("pause_application", { application, reason: personLeft, appointment: day }).then((view) => view && go({ at: "ready" }));
  const refused = act.problem?.view.field === "appointment" ? act.problem.view : undefined;
  const wanted = day.trim() !== "";
  return (
    <Dialog
      title={words("come-back-title")}
      part="come-back"
      onClose={props.onClose}
      main={wanted ? { verb: words("come-back-pause"), act: pause, busy: act.busy !== undefined } : { verb: words("come-back-go-on"), act: props.onClose }}
    >
      <ProblemNote problem={refused ? undefined : act.problem} />
      <p>{words("come-back-lead", { fingers: props.fingers.map((finger) => words(`finger-${finger}`)).join(", ") })}</p>
      <TextField
        autoFocus
        label={words("come-back-day")}
        help={words("come-back-day-help")}
        field="appointment"
        value={day}
        onChange={setDay}
        maxLength={10}
        inputMode="numeric"
        error={refused ? coded(words, "error", refused.code) : undefined}
      />
      {wanted ? (
        <Button tone="quiet" part="come-back-go-on" onPress={props.onClose}>
          {words("come-back-go-on")}
        </Button>
      ) : null}
    </Dialog>
  );
}
