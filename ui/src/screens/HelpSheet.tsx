import type { Meaning } from "../keys/keyboard";
import { useKeymap } from "../keys/keymapContext";
import { useWords } from "../locale/words";
import { Dialog } from "../parts/Dialog";
import look from "./HelpSheet.module.css";

/** The keys of the screen behind it: first what they do there, in the words of its buttons, then what they do everywhere. */
export function HelpSheet(props: { meanings: readonly Meaning[]; onClose: () => void }) {
  const words = useWords();
  const here = props.meanings.filter((meaning) => meaning.here !== undefined);
  const everywhere = props.meanings.filter(({ id, here: own }) => own === undefined && id !== "digits" && !/^step[2-7]$/.test(id));
  // What helps at this screen, beside its keys.
  const screen = document.querySelector<HTMLElement>("[data-screen]")?.dataset.screen;
  const tips = `help-tips-${screen}`;
  return (
    <Dialog title={words("help-title")} part="help-sheet" onClose={props.onClose} wide>
      <p>{words("help-lead")}</p>
      {here.length > 0 ? (
        <>
          <h3>{words("help-here")}</h3>
          <dl className={look.keys} data-part="help-here">
            {here.map(({ id, here: own }) => (
              <Line key={id} id={id} words={own ?? ""} />
            ))}
          </dl>
        </>
      ) : null}
      {words.has(tips) ? <p data-part="help-tips">{words(tips)}</p> : null}
      <h3>{words("help-everywhere")}</h3>
      <dl className={look.keys}>
        {everywhere.map(({ id }) => (
          <Line key={id} id={id} words={words(`key-${id === "step1" ? "step" : id}`)} />
        ))}
      </dl>
    </Dialog>
  );
}

function Line(props: { id: Meaning["id"]; words: string }) {
  const map = useKeymap();
  const keys = props.id === "digits" ? ["1…9"] : props.id === "step1" ? ["Alt+1…7"] : map.keysOf(props.id);
  return (
    <div data-key={props.id}>
      <dt>
        {keys.map((key) => (
          <kbd key={key}>{key.replace("Escape", "Esc")}</kbd>
        ))}
      </dt>
      <dd>{props.words}</dd>
    </div>
  );
}
