import { useState } from "react";
import type { ApplicationView } from "../generated/contract";
import { useAct } from "../host/station";
import { useWords } from "../locale/words";
import { Checks } from "../parts/Checks";
import { Dialog } from "../parts/Dialog";
import { ProblemNote } from "../parts/Note";

/** In the order of the station's list. */
const kinds = ["eyesCannotOpen", "prostheticEyeOrSquint", "facialPalsy", "tremor", "headCannotBeUpright", "tubeOrBandage", "cannotBeNeutral", "atHome"] as const;

/** F8 at the portrait: what keeps the face from being as the rules want it. A digit turns one on or off; Enter declares what stands. */
export function PortraitExceptions(props: { view: ApplicationView; onClose: () => void; onDone: (view: ApplicationView) => void }) {
  const words = useWords();
  const act = useAct();
  const { view, onClose, onDone } = props;
  const [chosen, choose] = useState<readonly string[]>(view.portraitExceptions);
  const turn = (digit: number) => {
    const kind = kinds[digit - 1];
    if (kind) choose(chosen.includes(kind) ? chosen.filter((one) => one !== kind) : [...chosen, kind]);
  };
  const declare = () =>
    void act.run("declare_portrait_exceptions", { application: view.application, kinds: [...chosen] }).then((next) => next && onDone(next));
  return (
    <Dialog
      title={words("portrait-exceptions-title")}
      part="portrait-exceptions"
      onClose={onClose}
      digit={turn}
      main={{ verb: words(chosen.length > 0 ? "exception-declare" : "portrait-exceptions-none"), act: declare, busy: act.busy !== undefined }}
    >
      <ProblemNote problem={act.problem} />
      <p>{words("portrait-exceptions-lead")}</p>
      <Checks
        numbered
        part="portrait-exception-kinds"
        label={words("exception-why")}
        choices={kinds.map((kind) => ({ id: kind, label: words(`portrait-exception-${kind}`), help: words(`portrait-exception-${kind}-means`) }))}
        values={chosen}
        onChange={choose}
      />
    </Dialog>
  );
}
