import { useState } from "react";
import { Volume2 } from "lucide-react";
import type { ApplicationView } from "../generated/contract";
import { useAct } from "../host/station";
import { useKeymap } from "../keys/keymapContext";
import { useWords } from "../locale/words";
import { Button } from "../parts/Button";
import { ProblemNote } from "../parts/Note";
import { TextField } from "../parts/TextField";
import { useSession } from "../place/session";
import look from "./Review.module.css";

/** Reading the sheet aloud: by the station, or by a person who is named; both stand under the attestation. */
export function ReadAloud(props: { view: ApplicationView; reading: string; onRead: () => void; answer: (view: ApplicationView | undefined) => void }) {
  const words = useWords();
  const { officer } = useSession();
  const act = useAct();
  const keymap = useKeymap();
  const [name, setName] = useState(officer?.name ?? "");
  const { view, reading } = props;
  const by = view.readAloud;
  const note = () =>
    void act
      .run("note_reader", { application: view.application, readBy: name === officer?.name ? officer.id : name })
      .then(props.answer);
  return (
    <section className={look.card} aria-label={words("reading")} data-part="reading" data-state={reading}>
      <h2>{words("reading")}</h2>
      <ProblemNote problem={act.problem} />
      <p className={look.screenState} role="status">
        <Volume2 aria-hidden="true" />
        {by && reading !== "speaking" ? words(by.station ? "reading-by-station" : "reading-by", { name: by.name }) : words(`reading-${reading}`)}
      </p>
      {view.attestation ? null : (
        <Button tone="quiet" part="read-aloud" onPress={props.onRead}>
          {words(reading === "speaking" ? "reading-stop" : "reading-start")} <kbd>{keymap.shown("read")}</kbd>
        </Button>
      )}
      {reading === "asked" && view.attestation === null ? (
        <>
          <TextField label={words("reading-person")} field="reading-person" value={name} onChange={setName} />
          <Button part="note-reader" onPress={note}>
            {words("reading-note")}
          </Button>
        </>
      ) : null}
    </section>
  );
}
