import look from "./Hand.module.css";

/** How one finger of the drawing stands: the line tells as well as the color. */
export type FingerState = "missing" | "kept" | "weak" | "excepted" | "wanted" | "idle";

const fingers: Record<number, [x: number, y: number, length: number, tilt: number]> = {
  // Little, ring, middle, index of a left hand seen from above; the right hand is its mirror image.
  10: [26, 78, 62, -14],
  9: [54, 50, 82, -5],
  8: [84, 40, 92, 1],
  7: [114, 52, 80, 7],
  6: [150, 120, 60, 44],
};

/** A hand from above, its five fingers in their states. Own drawing; the right hand is the left one mirrored. */
export function Hand(props: { side: "right" | "left"; states: Readonly<Record<number, FingerState>>; label: string; moving?: boolean }) {
  const right = props.side === "right";
  return (
    <svg viewBox="0 0 190 220" className={`${look.hand} ${props.moving ? look.moving : ""}`} role="img" aria-label={props.label}>
      <g transform={right ? "translate(190 0) scale(-1 1)" : undefined}>
        <path className={look.palm} d="M34 138q-4 -14 12 -16l62 -2q16 0 20 14q6 30 -8 54q-6 12 -4 26h-56q0 -16 -8 -28q-14 -24 -18 -48z" />
        {Object.entries(fingers).map(([left, [x, y, length, tilt]]) => {
          const finger = right ? Number(left) - 5 : Number(left);
          return (
            <g key={left} transform={`rotate(${tilt} ${x} ${y + length})`}>
              <rect
                className={`${look.finger} ${look[props.states[finger] ?? "idle"]}`}
                x={x - 13}
                y={y}
                width="26"
                height={length}
                rx="13"
                data-finger={finger}
              />
              {props.states[finger] === "excepted" ? <path className={look.cross} d={`M${x - 8} ${y + 10}l16 16m0 -16l-16 16`} /> : null}
              {props.states[finger] === "kept" ? <path className={look.tick} d={`M${x - 6} ${y + 17}l5 5l8 -9`} /> : null}
            </g>
          );
        })}
      </g>
    </svg>
  );
}
