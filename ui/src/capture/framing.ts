/** A part of a picture, in its pixels. */
export interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** How much of the width of a portrait 3:4 the box of a face takes, and how far down its eyes lie: as the station cuts portraits. */
const faceWide = 0.36;
const eyesDown = 0.45;
/** Where the eyes lie in the box of a face. */
const eyesInBox = 0.38;

/** The part 3:4 of a frame that shows a face at the size of a portrait's; without a face the middle of the frame. */
export function framing(width: number, height: number, face: readonly number[] | null | undefined): Part {
  const most = Math.min(width, (height * 3) / 4);
  const [x = 0, y = 0, wide = 0, high = 0] = face ?? [];
  if (!(wide > 0 && high > 0)) return { x: (width - most) / 2, y: 0, width: most };
  const across = Math.min(most, (wide * width) / faceWide);
  const down = (across * 4) / 3;
  const middle = (x + wide / 2) * width;
  const eyes = (y + high * eyesInBox) * height;
  return {
    x: between(middle - across / 2, width - across),
    y: between(eyes - down * eyesDown, height - down),
    width: across,
  };
}

/** A step from one part towards another: what follows a face does not jump with it. */
export function nearer(from: Part | undefined, to: Part, by = 0.2): Part {
  if (!from) return to;
  const step = (a: number, b: number) => a + (b - a) * by;
  return { x: step(from.x, to.x), y: step(from.y, to.y), width: step(from.width, to.width) };
}

function between(value: number, most: number): number {
  return Math.max(0, Math.min(value, Math.max(0, most)));
}
