import look from "./Hand.module.css";

/** How one finger of the drawing stands: the line tells as well as the color. */
export type FingerState = "missing" | "kept" | "weak" | "excepted" | "wanted" | "idle";

/** Little, ring, middle, index and thumb of a left hand seen from above: place of the base, length, tilt. */
const fingers: Record<number, [x: number, y: number, length: number, tilt: number]> = {
  10: [54, 136, 66, -14],
  9: [82, 128, 90, -5],
  8: [110, 126, 100, 2],
  7: [138, 130, 90, 9],
  6: [150, 184, 84, 48],
};

/** A hand from above, its five fingers in their states. Own drawing; the right hand is the left one mirrored. */
export function Hand(props: { side: "right" | "left"; states: Readonly<Record<number, FingerState>>; label: string; moving?: boolean; onFinger?: (finger: number) => void }) {
  const right = props.side === "right";
  return (
    <svg viewBox="16 14 208 222" className={`${look.hand} ${props.moving ? look.moving : ""}`} role="img" aria-label={props.label}>
      <g transform={right ? "translate(240 0) scale(-1 1)" : undefined}>
        <path
          className={look.palm}
          d="M40 134q0 -18 18 -18h76q18 0 19 18l3 22q2 16 -5 28q-9 14 -11 30v14q0 6 -6 6h-58q-6 0 -6 -6q0 -20 -12 -38q-18 -26 -18 -56z"
        />
        {Object.entries(fingers).map(([left, [x, y, length, tilt]]) => {
          const finger = right ? Number(left) - 5 : Number(left);
          const state = props.states[finger] ?? "idle";
          const top = y - length;
          return (
            // Reached by the list beside it too: the drawing is for a pointer.
            <g key={left} transform={`rotate(${tilt} ${x} ${y})`} className={props.onFinger ? look.choice : undefined} onClick={() => props.onFinger?.(finger)}>
              <rect className={`${look.finger} ${look[state]}`} x={x - 12} y={top} width="24" height={length + 6} rx="12" data-finger={finger} />
              {state === "excepted" ? <path className={look.cross} d={`M${x - 6} ${top + 9}l12 12m0 -12l-12 12`} /> : null}
              {state === "kept" ? <path className={look.tick} d={`M${x - 5} ${top + 15}l4 4l7 -8`} /> : null}
            </g>
          );
        })}
      </g>
    </svg>
  );
}
