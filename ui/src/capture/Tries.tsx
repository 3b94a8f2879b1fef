import { Button } from "react-aria-components";
import type { Words } from "../locale/catalogs";
import { useWords } from "../locale/words";
import look from "./Tries.module.css";

/** One try among several of the same thing. */
export interface Try {
  readonly attempt: string;
  readonly number: number;
  /** Of a combination the numbers of the other tries in it. */
  readonly with?: readonly number[];
  /** What makes it better or worse, in a few words. */
  readonly says: string;
  /** May be kept. */
  readonly usable: boolean;
}

/** Several tries, the best first: it is the one proposed, and a digit chooses another. One try alone is no choice. */
export function Tries(props: { tries: readonly Try[]; chosen: string; onChoose: (attempt: string) => void }) {
  const words = useWords();
  if (props.tries.length < 2) return null;
  return (
    <ol className={look.tries} aria-label={words("tries-choose")} data-part="tries">
      {props.tries.map((one, index) => (
        <li key={one.attempt}>
          <Button
            className={`${look.one} ${one.attempt === props.chosen ? look.chosen : ""}`}
            aria-pressed={one.attempt === props.chosen}
            isDisabled={!one.usable}
            onPress={() => props.onChoose(one.attempt)}
            data-try={one.number}
          >
            {index < 9 && one.usable ? <kbd aria-hidden="true">{index + 1}</kbd> : null}
            <span>{tryName(words, one)}</span>
            <small>{index === 0 && one.usable ? words("tries-best", { says: one.says }) : one.says}</small>
          </Button>
        </li>
      ))}
    </ol>
  );
}

/** What a try is called: its number, of a combination all of them. */
export function tryName(words: Words, one: { number: number; with?: readonly number[] }): string {
  if (!one.with?.length) return words("try-number", { number: one.number });
  return words("tries-combined", { numbers: [one.number, ...one.with].toSorted((a, b) => a - b).join(" + ") });
}

/** The usable try that a digit means. */
export function tryOf<T extends { attempt: string }>(tries: readonly T[], usable: (one: T) => boolean, digit: number): T | undefined {
  const one = tries[digit - 1];
  return one && usable(one) ? one : undefined;
}
