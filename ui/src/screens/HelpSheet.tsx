import { keymap } from "../keys/keymap";
import { useWords } from "../locale/words";
import { Dialog } from "../parts/Dialog";
import look from "./HelpSheet.module.css";

/** The keys, read from the one table. */
export function HelpSheet(props: { onClose: () => void }) {
  const words = useWords();
  const lines = keymap.filter((line) => !/^step[2-7]$/.test(line.id));
  return (
    <Dialog title={words("help-title")} part="help-sheet" onClose={props.onClose} wide>
      <p>{words("help-lead")}</p>
      <dl className={look.keys}>
        {lines.map((line) => (
          <div key={line.id}>
            <dt>{line.id === "step1" ? <kbd>Alt+1…7</kbd> : line.keys.map((key) => <kbd key={key}>{key.replace("Escape", "Esc")}</kbd>)}</dt>
            <dd>{words(`key-${line.id === "step1" ? "step" : line.id}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
