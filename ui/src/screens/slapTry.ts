import type { FingerFoundView, SlapTryView } from "../generated/contract";

/** The fingers of a try, those that count from other pictures with them. */
export function fingersOf(one: SlapTryView): FingerFoundView[] {
  return [...one.found, ...one.further.flatMap((other) => other.found)];
}

/** The fingers that were asked for one by one and are not among those found. */
export function lackingIn(one: SlapTryView): readonly number[] {
  const found = fingersOf(one).map((finger) => finger.finger);
  return one.outcome === "tooFew" && found.length > 0 ? one.expected.filter((finger) => !found.includes(finger)) : [];
}

/** Those of them that no other try has either; the first one is the finger that was waited for. */
export function lackingOfAll(one: SlapTryView, all: readonly SlapTryView[]): readonly number[] {
  const found = new Set(all.flatMap(fingersOf).map((finger) => finger.finger));
  return lackingIn(one).filter((finger) => !found.has(finger));
}

/** The finger whose place was free in every try, where none shows the hand whole: the one that an exception would be for. */
export function notSeenInAny(all: readonly SlapTryView[]): number | undefined {
  const first = all[0]?.notSeen ?? undefined;
  return all.every((one) => one.notSeen === first) ? first : undefined;
}

/** The number of a try; of a combination all of them. */
export function numbersOf(one: SlapTryView): number[] {
  return [one.number, ...one.further.map((other) => other.number)];
}
