import { useEffect, useState } from "react";
import type { FindAnythingView } from "../generated/contract";
import { useAct } from "../host/station";
import { useWords } from "../locale/words";
import { Dialog } from "../parts/Dialog";
import { ProblemNote } from "../parts/Note";
import { TextField } from "../parts/TextField";
import { usePlace } from "../place/place";
import { ApplicationLines } from "./ApplicationLines";
import { PersonLines } from "./PersonLines";

/** Ctrl+K: number, name, ticket or slip, in one field. */
export function FindAnything(props: { onClose: () => void; text?: string }) {
  const words = useWords();
  const { go } = usePlace();
  const act = useAct();
  const [text, setText] = useState(props.text ?? "");
  const [found, setFound] = useState<FindAnythingView>();
  const search = () => {
    void act.run("find_anything", { text }).then((view) => view && setFound(view));
  };
  // A scanned code is searched at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with the text it was opened with
  useEffect(() => {
    if (props.text) search();
  }, []);
  return (
    <Dialog
      wide
      title={words("find-anything")}
      part="find-anything"
      onClose={props.onClose}
      main={{ verb: words("find"), act: search, disabled: text.trim() === "", busy: act.busy !== undefined }}
    >
      <TextField autoFocus label={words("find-anything-label")} field="find-anything" value={text} onChange={setText} />
      <ProblemNote problem={act.problem} />
      {found ? (
        <>
          <ApplicationLines
            lines={found.applications}
            empty={words("find-anything-no-applications")}
            onOpen={(line) => {
              props.onClose();
              go({ at: "application", id: line.application });
            }}
          />
          {found.people.length > 0 ? (
            <PersonLines
              people={found.people}
              onOpen={(person) => {
                props.onClose();
                go({
                  at: "found",
                  by: { by: "number", number: person.number },
                  ticket: "",
                  found: { outcome: "found", issue: null, people: [person], source: "extract", extractUntil: null, qr: null },
                });
              }}
            />
          ) : null}
        </>
      ) : null}
    </Dialog>
  );
}
