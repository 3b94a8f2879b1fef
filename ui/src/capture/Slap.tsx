import type { FingerFoundView } from "../generated/contract";
import { useStation } from "../host/station";
import { useWords } from "../locale/words";
import look from "./Slap.module.css";

/** A slap image, each finger found with a ring, its name and its score; good rings are solid, weak ones dashed. */
export function Slap(props: { image: string; width: number; height: number; found: readonly FingerFoundView[]; label: string; simulated: boolean }) {
  const { host } = useStation();
  const words = useWords();
  const { width, height } = props;
  const size = width / 30;
  return (
    <svg
      className={`${look.slap} ${props.simulated ? look.simulated : ""}`}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={props.label}
      data-part="slap-image"
    >
      <image href={host.imageUrl(props.image)} width={width} height={height} />
      {props.found.map((finger) => {
        const low = finger.y + finger.height / 2 + size * 1.5 < height - size;
        const y = low ? finger.y + finger.height / 2 + size * 1.35 : finger.y - finger.height / 2 - size * 0.6;
        const text = `${words(`finger-short-${finger.finger}`)} ${finger.score}`;
        const wide = text.length * size * 0.62 + size;
        const x = Math.min(Math.max(finger.x, wide / 2), width - wide / 2);
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
