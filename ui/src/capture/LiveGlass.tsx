import { type ReactNode, useEffect, useRef, useState } from "react";
import { follow } from "../host/picture";
import { useStation } from "../host/station";
import { useWords } from "../locale/words";
import look from "./LiveGlass.module.css";

/** Frames asked for per second: enough to see a hand come down. */
const mostFrames = 10;

/** What lies on the scanner's glass while it waits, drawn on a canvas outside of React; the children, where a scanner does not show that. */
export function LiveGlass(props: { simulated: boolean; label: string; children: ReactNode }) {
  const { host } = useStation();
  const words = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [shows, setShows] = useState(false);
  useEffect(
    () =>
      follow(host.imageUrl("preview/glass"), mostFrames, (frame) => {
        const target = canvas.current;
        if (!target || frame.naturalWidth === 0) return;
        if (target.width !== frame.naturalWidth || target.height !== frame.naturalHeight) {
          target.width = frame.naturalWidth;
          target.height = frame.naturalHeight;
        }
        target.getContext("2d", { alpha: false })?.drawImage(frame, 0, 0);
        target.dataset.frames = String(Number(target.dataset.frames ?? 0) + 1);
        setShows(true);
      }),
    [host],
  );
  return (
    <>
      <canvas
        ref={canvas}
        className={`${look.glass} ${props.simulated ? look.simulated : ""}`}
        hidden={!shows}
        role="img"
        aria-label={props.label}
        title={props.simulated ? words("simulated-scanner") : undefined}
        data-part="live-glass"
      />
      {shows ? null : props.children}
    </>
  );
}
