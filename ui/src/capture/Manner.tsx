import look from "./Manner.module.css";

/** How a finger or a hand moves, without words; own drawings after the situations of ISO/IEC 24779-4. */
export type Motion = "pressMore" | "pressLess" | "layFlat" | "holdStill" | "turnRound" | "spread" | "roll";

const motions: readonly string[] = ["pressMore", "pressLess", "layFlat", "holdStill", "turnRound", "spread", "roll"] satisfies Motion[];

/** Whether there is a drawing of this. */
export function isMotion(code: string | null): code is Motion {
  return code !== null && motions.includes(code);
}

/** From above: how far fingers that are spread lean, and where each begins and ends. */
const four = [-9, -3, 3, 9].map((lean, at) => ({ lean, x: 94 + at * 34, top: at === 0 || at === 3 ? 70 : 48 }));
const two = [-5, 5].map((lean, at) => ({ lean, x: 128 + at * 34, top: 62 }));

/** A moving picture; where motion is unwanted it stands as it should end, with its arrow. The words beside it say the same. */
export function Manner({ motion, thumbs }: { motion: Motion; thumbs?: boolean }) {
  return (
    <svg viewBox="0 0 320 260" className={`${look.manner} ${look[motion]}`} aria-hidden="true" data-part="manner" data-manner={motion}>
      {motion === "turnRound" || motion === "spread" ? <FromAbove motion={motion} fingers={thumbs ? two : four} /> : motion === "roll" ? <FromTheEnd /> : <FromTheSide motion={motion} />}
    </svg>
  );
}

/** A finger from the side, its tip to the left, on the glass. */
function FromTheSide({ motion }: { motion: Motion }) {
  return (
    <>
      <rect className={look.glass} x="16" y="206" width="288" height="16" rx="6" />
      <ellipse className={look.contact} cx="112" cy="207" rx="46" ry="6" />
      <g className={look.finger}>
        <path className={look.skin} d="M304 134h-150c-50 0 -88 14 -88 38c0 22 26 34 70 34h168" />
        <path className={look.nail} d="M78 156c14 -12 38 -18 62 -19" />
      </g>
      {motion === "pressMore" ? <path className={look.arrow} d="M112 26v78m-30 -30l30 30l30 -30" /> : null}
      {motion === "pressLess" ? <path className={look.arrow} d="M112 104V26m-30 30l30 -30l30 30" /> : null}
      {motion === "layFlat" ? <path className={look.arrow} d="M206 34c-38 4 -66 22 -84 56m-6 -42l6 42l40 -14" /> : null}
      {motion === "holdStill" ? (
        <>
          <circle className={look.track} cx="160" cy="66" r="42" />
          <circle className={look.time} cx="160" cy="66" r="42" pathLength="100" transform="rotate(-90 160 66)" />
        </>
      ) : null}
    </>
  );
}

/** Fingers from above, their tips up. */
function FromAbove({ motion, fingers }: { motion: Motion; fingers: typeof four }) {
  return (
    <>
      <rect className={look.glass} x="34" y="20" width="252" height="220" rx="14" />
      <g className={look.hand}>
        {fingers.map(({ lean, x, top }) => (
          <rect
            key={lean}
            className={`${look.skin} ${look.one}`}
            style={{ "--lean": `${motion === "spread" ? lean : 0}deg` } as React.CSSProperties}
            x={x}
            y={top}
            width="30"
            height={212 - top}
            rx="15"
          />
        ))}
      </g>
      {motion === "turnRound" ? <path className={look.arrow} d="M62 170c-22 -64 14 -118 66 -128m-26 -18l26 18l-16 26" /> : null}
    </>
  );
}

/** A finger seen from its end, rolling from one edge of the nail to the other. */
function FromTheEnd() {
  return (
    <>
      <rect className={look.glass} x="16" y="206" width="288" height="16" rx="6" />
      <g className={look.way}>
        <g className={look.round}>
          <circle className={look.skin} cx="160" cy="150" r="54" />
          <path className={look.nail} d="M122 122c20 -28 56 -28 76 0" />
        </g>
      </g>
      <path className={look.arrow} d="M92 62c40 -38 96 -38 136 0m-4 -36l4 36l-36 4" />
    </>
  );
}
