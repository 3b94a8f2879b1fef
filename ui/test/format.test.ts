import { expect, test } from "vitest";
import { civilDate, clockTime, exactTime, grouped } from "../src/locale/format";

test("times are those of Vietnam, whatever the machine's zone", () => {
  expect(clockTime("2026-11-22T07:05:12Z")).toBe("14:05");
  expect(exactTime("2026-11-22T07:05:12Z")).toBe("14:05:12");
  expect(clockTime("")).toBe("");
});

test("dates read day first, and a year alone stays alone", () => {
  expect(civilDate("1979-02-25")).toBe("25/02/1979");
  expect(civilDate("1952")).toBe("1952");
});

test("a personal number reads in groups of three", () => {
  expect(grouped("066179004512")).toBe("066 179 004 512");
  expect(grouped("A127")).toBe("A127");
});
