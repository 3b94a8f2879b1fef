import { beforeEach, expect, test, vi } from "vitest";
import { Saves } from "../src/host/saves";

beforeEach(() => {
  vi.useFakeTimers();
});

test("whoever locks waits for what is typed until the station has it", async () => {
  const saves = new Saves();
  const order: string[] = [];
  saves.track(new Promise<void>((done) => setTimeout(done, 40)).then(() => order.push("saved")));
  const locked = saves.arrived(2000).then(() => order.push("locked"));
  await vi.advanceTimersByTimeAsync(50);
  await locked;
  expect(order).toEqual(["saved", "locked"]);
});

test("nobody waits for ever for a station that does not answer, nor for a save that was refused", async () => {
  const saves = new Saves();
  saves.track(Promise.reject(new Error("refused")));
  await saves.arrived(2000);
  saves.track(new Promise(() => undefined));
  const locked = vi.fn();
  void saves.arrived(2000).then(locked);
  await vi.advanceTimersByTimeAsync(1999);
  expect(locked).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(locked).toHaveBeenCalledOnce();
});
