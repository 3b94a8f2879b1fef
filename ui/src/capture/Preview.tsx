import { useEffect, useRef } from "react";
import { follow } from "../host/picture";
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
    let part: Part | undefined;
    return follow(host.imageUrl("preview/face"), mostFrames, (frame) => {
      if (canvas.current) part = draw(canvas.current, frame, part, face.current);
    });
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

function draw(canvas: HTMLCanvasElement, picture: HTMLImageElement, before: Part | undefined, face: readonly number[] | null | undefined): Part | undefined {
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) return before;
  const [width, height] = [picture.naturalWidth, picture.naturalHeight];
  if (width === 0 || height === 0) return before;
  const part = nearer(before, framing(width, height, face));
  context.drawImage(picture, part.x, part.y, part.width, (part.width * 4) / 3, 0, 0, canvas.width, canvas.height);
  canvas.dataset.frames = String(Number(canvas.dataset.frames ?? 0) + 1);
  return part;
}
