import { useEffect, useRef, useState } from "react";
import { stopAfter, stopped } from "../capture/camera";
import type { ApplicationView, EvidenceTryView } from "../generated/contract";
import { follow } from "../host/picture";
import { useAct, useStation } from "../host/station";
import { useWords } from "../locale/words";
import { Button } from "../parts/Button";
import { Dialog } from "../parts/Dialog";
import { ProblemNote } from "../parts/Note";
import look from "./Evidence.module.css";

/** Frames asked for per second: enough to see how hands are held. */
const mostFrames = 15;

/** Face and both hands on one picture, where fingers cannot be taken: Enter takes it, Enter keeps it. */
export function Evidence(props: { view: ApplicationView; onClose: () => void; onDone: (view: ApplicationView) => void }) {
  const words = useWords();
  const { host } = useStation();
  const act = useAct();
  const { run } = act;
  const { application } = props.view;
  const [shot, setShot] = useState<EvidenceTryView>();
  const [simulated, setSimulated] = useState(false);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (shot) return;
    const asked = stopped().then(() => run("look_at_hands", { application })).then((camera) => setSimulated(camera?.simulated ?? false));
    const end = follow(host.imageUrl("preview/face"), mostFrames, (frame) => {
      const target = canvas.current;
      if (!target || frame.naturalWidth === 0) return;
      [target.width, target.height] = [frame.naturalWidth, frame.naturalHeight];
      target.getContext("2d", { alpha: false })?.drawImage(frame, 0, 0);
      target.dataset.frames = String(Number(target.dataset.frames ?? 0) + 1);
    });
    return () => {
      end();
      stopAfter(asked, host);
    };
  }, [host, run, application, shot]);
  const take = () => void run("take_evidence", { application }).then(setShot);
  const keep = (taken: EvidenceTryView) => void run("keep_evidence", { application, attempt: taken.attempt }).then((next) => next && props.onDone(next));
  const again = () => setShot(undefined);
  const busy = act.busy === "take_evidence" || act.busy === "keep_evidence";
  return (
    <Dialog
      wide
      title={words("evidence-title")}
      part="evidence"
      onClose={props.onClose}
      keys={{ again }}
      main={shot ? { verb: words("evidence-keep"), act: () => keep(shot), busy } : { verb: words("evidence-take"), act: take, busy }}
    >
      <ProblemNote problem={act.problem} />
      <p>{words("evidence-lead")}</p>
      {shot ? (
        <>
          <img className={`${look.picture} ${shot.simulated ? look.simulated : ""}`} src={host.imageUrl(shot.image)} alt={words("evidence-picture")} data-part="evidence-shot" />
          <Button at="again" part="evidence-retake" onPress={again}>
            {words("again")}
          </Button>
        </>
      ) : (
        <canvas ref={canvas} className={`${look.picture} ${simulated ? look.simulated : ""}`} role="img" aria-label={words("evidence-picture")} data-part="evidence-live" />
      )}
    </Dialog>
  );
}
