import { useCallback, useEffect, useRef, useState } from "react";
import type { ApplicationView, PlaceView } from "../generated/contract";
import { useStation } from "../host/station";
import type { Step } from "./place";
import { useSession } from "./session";

/** The field of the form that has the caret. */
function fieldWithCaret(): string {
  const active = document.activeElement;
  return (active instanceof Element ? active.closest<HTMLElement>("[data-field]")?.dataset.field : undefined) ?? "";
}

/**
 * Tells the station where the officer is in an application as the caret moves, so that a crash, a lock or a pause leads back to the same
 * field. One after another, the latest in place of those that wait: what the station has is at most the last move behind.
 */
export function useLastPlace(view: ApplicationView | undefined, step: Step): void {
  const { host } = useStation();
  const { officer } = useSession();
  const line = useRef<{ busy: boolean; waiting: PlaceView | undefined; told: string }>({ busy: false, waiting: undefined, told: "" });
  const id = view?.application;
  // The question "same person?" comes between and leads back; a paused application is not gone on with yet.
  const works = view !== undefined && officer?.role === "clerk" && step !== "done" && !view.askSamePerson && view.paused === null;
  const known = useRef<string>(undefined);
  known.current ??= view?.place?.step;
  const fields = useRef(new Set<string>());
  fields.current = new Set(view?.fields.map(({ field }) => field));

  const tell = useCallback(
    (place: PlaceView) => {
      const mine = line.current;
      const said = JSON.stringify(place);
      if (id === undefined || said === mine.told) return;
      mine.told = said;
      mine.waiting = place;
      if (mine.busy) return;
      mine.busy = true;
      const next = async () => {
        while (mine.waiting) {
          const now = mine.waiting;
          mine.waiting = undefined;
          // Refused, or locked meanwhile: the next move is told again.
          await host.call("note_place", { application: id, step: now.step, field: now.field ?? "" }).catch(() => {
            mine.told = "";
          });
        }
        mine.busy = false;
      };
      void next();
    },
    [host, id],
  );

  useEffect(() => {
    if (!works) return;
    const note = () => {
      const field = fieldWithCaret();
      if (fields.current.has(field)) tell({ step, field });
    };
    const field = fieldWithCaret();
    // A step that opens again keeps its field until the caret is back in one.
    if (fields.current.has(field)) tell({ step, field });
    else if (known.current !== step) tell({ step, field: null });
    known.current = step;
    document.addEventListener("focusin", note);
    return () => document.removeEventListener("focusin", note);
  }, [works, step, tell]);
}

/** The place that an application opens at, until the work moves on from there. */
export function useOpenedAt(view: ApplicationView | undefined): { openedAt: PlaceView | null; moveOn: () => void } {
  const [place, setPlace] = useState<PlaceView | null>();
  if (view && place === undefined) setPlace(view.place);
  const moveOn = useCallback(() => setPlace(null), []);
  return { openedAt: (place === undefined ? view?.place : place) ?? null, moveOn };
}
