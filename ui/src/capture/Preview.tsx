import { useEffect, useRef } from "react";
import { latest, type Picture } from "../host/picture";
import { useStation } from "../host/station";
import look from "./Preview.module.css";

/** Frames asked for per second at most; the camera gives no more. */
const mostFrames = 30;

/** The live picture, drawn on a canvas outside of React: the newest frame of the station, 3:4 from its middle. */
export function Preview(props: { label: string; mirrored?: boolean; good: boolean }) {
  const { host } = useStation();
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    let running = true;
    let timer = 0;
    const turn = async () => {
      const began = performance.now();
      const frame = await latest(host.imageUrl("preview/face"), began);
      if (!running) {
        if (frame && "close" in frame) frame.close();
        return;
      }
      const target = canvas.current;
      if (frame && target) draw(target, frame);
      if (frame && "close" in frame) frame.close();
      // A frame that is missing is asked for again without hurry.
      const pause = frame ? 1000 / mostFrames - (performance.now() - began) : 120;
      timer = window.setTimeout(() => void turn(), Math.max(0, pause));
    };
    void turn();
    return () => {
      running = false;
      clearTimeout(timer);
    };
  }, [host]);

  return (
    <div className={`${look.preview} ${props.mirrored ? look.mirrored : ""}`} data-part="preview">
      <canvas ref={canvas} width={540} height={720} role="img" aria-label={props.label} />
      <svg viewBox="0 0 300 400" className={`${look.frame} ${props.good ? look.good : ""}`} aria-hidden="true">
        <ellipse cx="150" cy="168" rx="88" ry="118" />
        <path d="M34 400c6-66 48-96 116-96s110 30 116 96" />
      </svg>
    </div>
  );
}

function draw(canvas: HTMLCanvasElement, picture: Picture): void {
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) return;
  const [width, height] = picture instanceof HTMLImageElement ? [picture.naturalWidth, picture.naturalHeight] : [picture.width, picture.height];
  if (width === 0 || height === 0) return;
  const part = Math.min(width, (height * 3) / 4);
  context.drawImage(picture, (width - part) / 2, 0, part, (part * 4) / 3, 0, 0, canvas.width, canvas.height);
  canvas.dataset.frames = String(Number(canvas.dataset.frames ?? 0) + 1);
}
