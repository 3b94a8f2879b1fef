import { useEffect, useState } from "react";
import { combination, type KeyId, mayBe, movable } from "../keys/keymap";
import { mayBePedal, pedal, writes } from "../keys/pedal";
import { useKeymap } from "../keys/keymapContext";
import { useKeyboard } from "../keys/useKeys";
import { useWords } from "../locale/words";
import { Button } from "../parts/Button";
import { Dialog } from "../parts/Dialog";
import { Note, ProblemNote } from "../parts/Note";
import { usePreferences } from "../place/preferences";
import look from "./SettingsDialog.module.css";

/** Every key but Enter, Esc and the steps can be given another place, for one hand or a keyboard without F-keys; a foot switch is one more Enter. */
export function KeysDialog(props: { onClose: () => void }) {
  const words = useWords();
  const map = useKeymap();
  const keyboard = useKeyboard();
  const { chosen, choose, act } = usePreferences();
  const [waiting, wait] = useState<KeyId | typeof pedal>();
  const [refused, refuse] = useState("");
  const moves = chosen.keys as Record<string, string>;

  useEffect(() => {
    if (waiting === undefined) return;
    // The next combination is the new key, whatever it means now; Esc leaves everything as it is.
    return keyboard.listen((event) => {
      if (event.key === "Escape") {
        wait(undefined);
        return;
      }
      const key = combination(event);
      const owner = map.owner(key);
      if (waiting === pedal && key === "Enter") refuse(words("keys-pedal-enter"));
      else if (waiting === pedal && !mayBePedal(key)) refuse(words("keys-pedal-unfit", { key }));
      else if (waiting !== pedal && !mayBe(waiting, key)) refuse(words("keys-unfit", { key }));
      else if (owner !== undefined && owner !== (waiting === pedal ? "go" : waiting)) {
        const means = key === map.pedal ? pedal : owner.startsWith("step") ? "step" : owner;
        refuse(words("keys-taken", { key, what: words(`key-${means}`) }));
      } else {
        refuse("");
        wait(undefined);
        void choose({ keys: { ...moves, [waiting]: key } });
      }
    });
  });

  return (
    <Dialog wide title={words("keys-title")} part="keys-dialog" onClose={props.onClose}>
      <ProblemNote problem={act.problem} />
      <p>{words("keys-lead")}</p>
      <div role="status">
        {waiting ? (
          <Note tone={refused ? "attention" : "information"} part="keys-told">
            {refused || words("keys-waiting", { what: words(`key-${waiting}`) })}
          </Note>
        ) : null}
      </div>
      <div className={look.line} data-key={pedal}>
        <div>
          {words("key-pedal")}
          {map.pedal !== undefined && writes(map.pedal) ? <p className={look.second}>{words("keys-pedal-writes", { key: map.pedal })}</p> : null}
        </div>
        <span className={look.pedal}>
          <kbd>{map.keysOf("go").join(" · ")}</kbd>
          {map.pedal === undefined ? null : (
            <Button
              tone="quiet"
              part="forget-pedal"
              onPress={() => {
                const { [pedal]: _, ...others } = moves;
                void choose({ keys: others });
              }}
            >
              {words("keys-pedal-forget")}
            </Button>
          )}
        </span>
        <Button
          tone="quiet"
          part="move-pedal"
          onPress={() => {
            refuse("");
            wait(pedal);
          }}
        >
          {words(waiting === pedal ? "keys-pedal-press" : "keys-pedal-teach")}
        </Button>
      </div>
      <ul className={look.keys} data-part="keys">
        {movable.map(({ id }) => (
          <li key={id} className={look.line} data-key={id}>
            <span>{words(`key-${id}`)}</span>
            <kbd>{map.keysOf(id).join(" · ")}</kbd>
            <Button
              tone="quiet"
              part={`move-${id}`}
              aria-label={words("keys-move-name", { what: words(`key-${id}`) })}
              onPress={() => {
                refuse("");
                wait(id);
              }}
            >
              {words(waiting === id ? "keys-press" : "keys-move")}
            </Button>
          </li>
        ))}
      </ul>
      <p>
        <Button part="keys-reset" isDisabled={Object.keys(moves).length === 0} onPress={() => void choose({ keys: {} })}>
          {words("keys-reset")}
        </Button>
      </p>
    </Dialog>
  );
}
