import { EyeOff } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import type { IrisCameraView } from "../generated/contract";
import { follow } from "../host/picture";
import { useStation } from "../host/station";
import { useWords } from "../locale/words";
import look from "./Eyes.module.css";

/** The applicant's eyes as the camera sees them: the right one stands left. */
export const eyes = ["right", "left"] as const;
export type EyeSide = (typeof eyes)[number];

/** One eye, large: its picture, its name, and what is to be said of it. */
export function EyeTile(props: { eye: EyeSide; simulated: boolean; good?: boolean; children: ReactNode; says: string }) {
  const words = useWords();
  return (
    <figure className={`${look.tile} ${props.simulated ? look.simulated : ""} ${props.good ? look.good : ""}`} data-part={`eye-${props.eye}`}>
      <div className={look.picture}>{props.children}</div>
      <figcaption>
        <b>{words(`eye-${props.eye}`)}</b>
        <span>{props.says}</span>
      </figcaption>
    </figure>
  );
}

/** A place where there is no picture. */
export function NoEye() {
  return <EyeOff className={look.nothing} aria-hidden="true" />;
}

/** Frames of each eye asked for per second: enough to look straight by. */
const mostFrames = 8;

/** The live picture of an eye, drawn on a canvas outside of React. */
export function LiveEye(props: { eye: EyeSide }) {
  const { host } = useStation();
  const words = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { eye } = props;
  useEffect(
    () =>
      follow(host.imageUrl(`preview/iris-${eye}`), mostFrames, (frame) => {
        const target = canvas.current;
        if (!target) return;
        target.getContext("2d", { alpha: false })?.drawImage(frame, 0, 0, target.width, target.height);
        target.dataset.frames = String(Number(target.dataset.frames ?? 0) + 1);
      }),
    [host, eye],
  );
  return <canvas ref={canvas} width={640} height={480} role="img" aria-label={words("eye-live", { eye: words(`eye-${eye}`) })} />;
}

/** Ends of the bar, millimeters. */
const nearEnd = 200;
const farEnd = 520;

/** How far away the eyes are, and where they belong. */
export function DistanceBar(props: { camera: IrisCameraView }) {
  const words = useWords();
  const { distance, nearest, farthest } = props.camera;
  const at = (mm: number) => `${(Math.min(1, Math.max(0, (mm - nearEnd) / (farEnd - nearEnd))) * 100).toFixed(1)}%`;
  const right = distance !== null && distance >= nearest && distance <= farthest;
  return (
    <div
      className={look.distance}
      role="meter"
      aria-label={words("iris-distance")}
      aria-valuemin={nearEnd}
      aria-valuemax={farEnd}
      aria-valuenow={distance ?? farEnd}
      aria-valuetext={distance === null ? words("iris-nobody") : words("iris-centimeters", { distance: Math.round(distance / 10) })}
      data-part="distance"
    >
      <span>{words("iris-near")}</span>
      <div className={look.bar}>
        <i className={look.range} style={{ insetInlineStart: at(nearest), insetInlineEnd: `calc(100% - ${at(farthest)})` }} />
        {distance === null ? null : <i className={`${look.place} ${right ? look.right : ""}`} style={{ insetInlineStart: at(distance) }} />}
      </div>
      <span>{words("iris-far")}</span>
      <b className="numbers">{distance === null ? words("iris-nobody") : words("iris-centimeters", { distance: Math.round(distance / 10) })}</b>
    </div>
  );
}
