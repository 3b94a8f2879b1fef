import { expect, test } from "vitest";
import { framing, nearer } from "../src/capture/framing";

test("a face is cut to the size of a portrait's, wherever it sits, and the cut stays in the frame", () => {
  for (const face of [
    [0.4, 0.3, 0.15, 0.27],
    [0.02, 0.05, 0.1, 0.18],
    [0.85, 0.7, 0.14, 0.25],
    [0.1, 0.1, 0.8, 0.8],
  ]) {
    const part = framing(1280, 720, face);
    expect(part.x).toBeGreaterThanOrEqual(0);
    expect(part.y).toBeGreaterThanOrEqual(0);
    expect(part.x + part.width).toBeLessThanOrEqual(1280 + 1e-6);
    expect(part.y + (part.width * 4) / 3).toBeLessThanOrEqual(720 + 1e-6);
  }
  const part = framing(1280, 720, [0.4, 0.3, 0.15, 0.27]);
  expect((0.15 * 1280) / part.width).toBeCloseTo(0.36);
});

test("without a face the middle of the frame is shown, 3:4", () => {
  expect(framing(1280, 720, null)).toEqual({ x: 370, y: 0, width: 540 });
  expect(framing(480, 640, undefined)).toEqual({ x: 0, y: 0, width: 480 });
});

test("the cut comes nearer and does not jump", () => {
  const from = { x: 0, y: 0, width: 100 };
  expect(nearer(undefined, from)).toBe(from);
  expect(nearer(from, { x: 100, y: 50, width: 200 })).toEqual({ x: 20, y: 10, width: 120 });
});
