import type { ApplicationView, FingerFoundView } from "../generated/contract";
import type { Words } from "../locale/catalogs";
import { coded } from "../locale/words";
import { isRolled } from "./slaps";

/** One thing to say about the prints of an application. */
export interface PrintLine {
  readonly key: string;
  /** Name of what it is about, as changes since a return are named. */
  readonly about: string;
  readonly text: string;
}

/** The fingers excepted, in the words of whoever declared them, and the prints kept although they are weak, each with what is wrong. */
export function printLines(words: Words, view: ApplicationView): PrintLine[] {
  const excepted = view.fingers.flatMap(({ finger, exception }) => {
    if (!exception) return [];
    const about = { finger: words(`finger-${finger}`), kind: words(`exception-${exception.kind}`), lasting: words(exception.forGood ? "for-good" : "for-now") };
    const text = exception.text ? words("finger-excepted-text", { ...about, text: exception.text }) : words("finger-excepted", about);
    return [{ key: `excepted ${finger}`, about: `finger_${finger}`, text }];
  });
  const weak = view.slaps.flatMap((slap) => {
    const name = (finger: number) => words(isRolled(slap.slap) ? `slap-${finger}` : `finger-${finger}`);
    const found = [...slap.found, ...slap.further.flatMap((other) => other.found)].filter((finger) => !finger.good);
    const about = (finger: number) => (isRolled(slap.slap) ? `rolled_${finger}` : `finger_${finger}`);
    return found.map((one) => ({
      key: `${slap.slap} ${one.finger}`,
      about: about(one.finger),
      text: words("finger-kept-weak", { finger: name(one.finger), why: why(words, one) }),
    }));
  });
  return [...excepted, ...weak];
}

/** What is wrong with a print, in a few words. */
export function why(words: Words, finger: FingerFoundView): string {
  return finger.reasons.length > 0 ? finger.reasons.map((reason) => coded(words, "finger-reason", reason)).join(" ") : words("finger-weak");
}
