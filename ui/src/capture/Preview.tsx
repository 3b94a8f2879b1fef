import { useEffect, useRef } from "react";
import { latest, type Picture } from "../host/picture";
import { useStation } from "../host/station";
import { framing, nearer, type Part } from "./framing";
import look from "./Preview.module.css";

/** Frames asked for per second at most; the camera gives no more. */
const mostFrames = 30;

/**
 * The live picture, drawn on a canvas outside of React: the newest frame of the station, 3:4 from its middle with the place for the head;
 * or, where the face is told, cut to it like a portrait.
 */
export function Preview(props: { label: string; mirrored?: boolean; good?: boolean; face?: readonly number[] | null }) {
  const { host } = useStation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const face = useRef(props.face);
  face.current = props.face;

  useEffect(() => {
    let running = true;
    let timer = 0;
    let part: Part | undefined;
    const turn = async () => {
      const began = performance.now();
      const frame = await latest(host.imageUrl("preview/face"), began);
      if (!running) {
        if (frame && "close" in frame) frame.close();
        return;
      }
      const target = canvas.current;
      if (frame && target) part = draw(target, frame, part, face.current);
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
      {props.face === undefined ? (
        <svg viewBox="0 0 300 400" className={`${look.frame} ${props.good ? look.good : ""}`} aria-hidden="true">
          <ellipse cx="150" cy="168" rx="88" ry="118" />
          <path d="M34 400c6-66 48-96 116-96s110 30 116 96" />
        </svg>
      ) : null}
    </div>
  );
}

function draw(canvas: HTMLCanvasElement, picture: Picture, before: Part | undefined, face: readonly number[] | null | undefined): Part | undefined {
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) return before;
  const [width, height] = picture instanceof HTMLImageElement ? [picture.naturalWidth, picture.naturalHeight] : [picture.width, picture.height];
  if (width === 0 || height === 0) return before;
  const part = nearer(before, framing(width, height, face));
  context.drawImage(picture, part.x, part.y, part.width, (part.width * 4) / 3, 0, 0, canvas.width, canvas.height);
  canvas.dataset.frames = String(Number(canvas.dataset.frames ?? 0) + 1);
  return part;
}
