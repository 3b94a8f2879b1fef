import { Button } from "react-aria-components";
import type { PortraitTryView } from "../generated/contract";
import { useStation } from "../host/station";
import { useWords } from "../locale/words";
import look from "./Shots.module.css";

/** So many pictures are offered: the best three of a burst, and as many of those before. */
export const mostShots = 6;

/** Several pictures of one person, the best first: it is the one proposed, and a digit chooses another. One alone is no choice. */
export function Shots(props: { shots: readonly PortraitTryView[]; chosen: string; onChoose: (attempt: string) => void }) {
  const words = useWords();
  const { host } = useStation();
  if (props.shots.length < 2) return null;
  return (
    <ol className={look.shots} aria-label={words("shots-choose")} data-part="shots">
      {props.shots.map((shot, index) => (
        <li key={shot.attempt}>
          <Button
            className={`${look.shot} ${shot.attempt === props.chosen ? look.chosen : ""}`}
            aria-pressed={shot.attempt === props.chosen}
            aria-keyshortcuts={String(index + 1)}
            isDisabled={!shot.usable}
            onPress={() => props.onChoose(shot.attempt)}
            data-try={shot.number}
          >
            <img src={host.imageUrl(shot.image)} alt={words("shot", { place: index + 1, number: shot.number })} draggable={false} />
            <span className={look.says}>
              <kbd aria-hidden="true">{index + 1}</kbd>
              {words(shot.pass ? "shot-score" : "shot-fails", { score: shot.score })}
            </span>
          </Button>
        </li>
      ))}
    </ol>
  );
}
