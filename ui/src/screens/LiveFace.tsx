import { useEffect, useState } from "react";
import { stopAfter, stopped } from "../capture/camera";
import { Preview } from "../capture/Preview";
import type { CameraView } from "../generated/contract";
import { asProblem } from "../host/host";
import { useStation } from "../host/station";
import { useWords } from "../locale/words";
import { sides } from "../parts/Portrait";
import look from "./LiveFace.module.css";

/** How often the station is asked where the face is. */
const readMs = 500;

/** Who sits at the desk now, to compare with the portraits: as large as they are, the head too. Nothing is taken, and leaving closes the camera. */
export function LiveFace(props: { height: number | string }) {
  const words = useWords();
  const { host } = useStation();
  const [camera, setCamera] = useState<CameraView>();
  const [refused, setRefused] = useState<string>();
  useEffect(() => {
    let here = true;
    let timer = 0;
    const read = async () => {
      const state = await host.call("read_camera", {}).catch(() => undefined);
      if (!here) return;
      if (state) setCamera(state);
      timer = window.setTimeout(() => void read(), readMs);
    };
    const asked = stopped()
      .then(() => (here ? host.call("look_at_person", {}) : undefined))
      .then(
        (state) => {
          if (!here) return;
          setCamera(state);
          timer = window.setTimeout(() => void read(), readMs);
        },
        (thrown: unknown) => here && setRefused(asProblem(thrown).view.code),
      );
    return () => {
      here = false;
      clearTimeout(timer);
      stopAfter(asked, host);
    };
  }, [host]);
  const { height, width } = sides(props.height);
  const running = camera?.state === "running";
  const closed = refused !== undefined || camera?.state === "failed";
  const simulated = running && camera.simulated;
  return (
    <figure className={look.figure} data-part="live-face" style={{ width }}>
      <div className={`${look.frame} ${simulated ? look.simulated : ""}`} style={{ height }}>
        {running ? (
          <Preview label={words("person-live")} face={camera.face} />
        ) : (
          <p className={look.none} data-part="live-face-none">
            {words(refused === "noCamera" ? "person-live-no-camera" : closed ? "person-live-closed" : "camera-starting")}
          </p>
        )}
      </div>
      <figcaption>
        {words("person-live")}
        {simulated ? <span className={look.mark}>{words("simulated-camera")}</span> : null}
      </figcaption>
    </figure>
  );
}
