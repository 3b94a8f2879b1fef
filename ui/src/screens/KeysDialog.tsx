import { useEffect, useState } from "react";
import { combination, type KeyId, mayBe, movable } from "../keys/keymap";
import { useKeymap } from "../keys/keymapContext";
import { useKeyboard } from "../keys/useKeys";
import { useWords } from "../locale/words";
import { Button } from "../parts/Button";
import { Dialog } from "../parts/Dialog";
import { Note, ProblemNote } from "../parts/Note";
import { usePreferences } from "../place/preferences";
import look from "./SettingsDialog.module.css";

/** Every key but Enter, Esc and the steps can be given another place: for one hand, a foot switch, a keyboard without F-keys. */
export function KeysDialog(props: { onClose: () => void }) {
  const words = useWords();
  const map = useKeymap();
  const keyboard = useKeyboard();
  const { chosen, choose, act } = usePreferences();
  const [waiting, wait] = useState<KeyId>();
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
      if (!mayBe(waiting, key)) refuse(words("keys-unfit", { key }));
      else if (owner !== undefined && owner !== waiting) refuse(words("keys-taken", { key, what: words(`key-${owner.startsWith("step") ? "step" : owner}`) }));
      else {
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
