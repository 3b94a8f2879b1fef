import type { FingerFoundView, PictureView } from "../generated/contract";
import { useStation } from "../host/station";
import { useWords } from "../locale/words";
import look from "./Slap.module.css";

/** The pictures of a slap: mostly one, of a combination of tries several, each with its number and the fingers that count from it. */
export function Slap(props: PictureView & { further: readonly PictureView[]; label: string; simulated: boolean }) {
  const words = useWords();
  const { further, label, simulated } = props;
  if (further.length === 0) return <Picture {...props} part={whole(props)} size={Math.max(props.width, props.height) / 30} label={label} simulated={simulated} />;
  return (
    <div className={look.several} data-part="slap-pictures">
      {[props, ...further].map((one) => {
        const part = counted(one);
        return (
          <figure key={one.image} style={{ flexGrow: part.width / part.height }} data-try={one.number}>
            <Picture {...one} part={part} size={part.height / 22} label={label} simulated={simulated} />
            <figcaption>{words("try-number", { number: one.number })}</figcaption>
          </figure>
        );
      })}
    </div>
  );
}

/** One finger of a picture, cut out. */
export function Print(props: { one: PictureView; label: string; simulated: boolean }) {
  const part = counted(props.one);
  return <Picture {...props.one} part={part} size={part.height / 16} label={props.label} simulated={props.simulated} />;
}

interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function whole(one: PictureView): Part {
  return { x: 0, y: 0, width: one.width, height: one.height };
}

/** The part of a picture in which the fingers lie that count from it, with room around them. */
function counted(one: PictureView): Part {
  const edge = (at: (finger: FingerFoundView) => number, pick: (...all: number[]) => number) => pick(...one.found.map(at));
  const [left, right] = [edge((finger) => finger.x - finger.width * 0.65, Math.min), edge((finger) => finger.x + finger.width * 0.65, Math.max)];
  const [top, bottom] = [edge((finger) => finger.y - finger.height * 0.6, Math.min), edge((finger) => finger.y + finger.height * 0.78, Math.max)];
  const [x, y] = [Math.max(left, 0), Math.max(top, 0)];
  return { x, y, width: Math.min(right, one.width) - x, height: Math.min(bottom, one.height) - y };
}

/** A picture of fingers, each finger that counts with a ring, its name and its score; good rings are solid, weak ones dashed. */
function Picture(props: PictureView & { part: Part; size: number; label: string; simulated: boolean }) {
  const { host } = useStation();
  const words = useWords();
  const { width, height, part, size } = props;
  return (
    <svg
      className={`${look.slap} ${props.simulated ? look.simulated : ""}`}
      viewBox={`${part.x} ${part.y} ${part.width} ${part.height}`}
      role="img"
      aria-label={props.label}
      data-part="slap-image"
    >
      <image href={host.imageUrl(props.image)} width={width} height={height} />
      {props.found.map((finger) => {
        const low = finger.y + finger.height / 2 + size * 1.5 < part.y + part.height - size;
        const y = low ? finger.y + finger.height / 2 + size * 1.35 : finger.y - finger.height / 2 - size * 0.6;
        const text = `${words(`finger-short-${finger.finger}`)} ${finger.score}`;
        const wide = text.length * size * 0.62 + size;
        const x = Math.min(Math.max(finger.x, part.x + wide / 2), part.x + part.width - wide / 2);
        return (
          <g key={finger.finger} className={finger.good ? look.good : look.weak} data-finger={finger.finger} data-good={finger.good}>
            <rect
              className={look.box}
              x={finger.x - finger.width / 2}
              y={finger.y - finger.height / 2}
              width={finger.width}
              height={finger.height}
              rx={finger.width / 5}
              transform={`rotate(${finger.rotation} ${finger.x} ${finger.y})`}
            />
            <rect className={look.plate} x={x - wide / 2} y={y - size * 1.15} width={wide} height={size * 1.6} rx={size * 0.35} />
            <text x={x} y={y} textAnchor="middle" fontSize={size}>
              {text}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
