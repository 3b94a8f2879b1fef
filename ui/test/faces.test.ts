import { expect, test } from "vitest";
import { best, faceOpinion } from "../src/parts/faces";

test("the best of what a program said lately counts: whoever looks away for a moment is nobody else", () => {
  expect(best(["different", "same", "unsure"])).toBe("same");
  expect(best([undefined, "different", "unsure"])).toBe("unsure");
  expect(best(["different", "different"])).toBe("different");
  expect(best([undefined, undefined])).toBeUndefined();
});

test("an opinion is one of three words, and anything else is none", () => {
  expect(faceOpinion("unsure")).toBe("unsure");
  for (const other of [null, undefined, "", "SAME", "0.51"]) expect(faceOpinion(other)).toBeUndefined();
});
