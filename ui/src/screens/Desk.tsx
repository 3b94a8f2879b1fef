import { useEffect, useRef } from "react";
import type { SessionView } from "../generated/contract";
import { WordsProvider, useWords } from "../locale/words";
import { Note } from "../parts/Note";
import { type Place, PlaceProvider, usePlace } from "../place/place";
import { SessionProvider } from "../place/session";
import { Application } from "./Application";
import { Approval } from "./Approval";
import { Contacts } from "./Contacts";
import { Day } from "./Day";
import { Doctor } from "./Doctor";
import { Found } from "./Found";
import { Frame } from "./Frame";
import { Queue } from "./Queue";
import { PlacesRail } from "./Rail";
import { Ready } from "./Ready";
import { ReviewList } from "./ReviewList";
import { ReviewOne } from "./ReviewOne";
import { Locked, NotProvisioned, SignIn } from "./SignIn";
import { Turned } from "./Turned";

/** The officers' window. */
export function Desk() {
  return <SessionProvider>{(session, silent) => <Entry session={session} silent={silent} />}</SessionProvider>;
}

function Entry(props: { session: SessionView | undefined; silent: boolean }) {
  const { session } = props;
  const kept = useRef<{ officer: string; place: Place; field: string } | undefined>(undefined);
  if (!session) {
    return <WordsProvider language="vi">{props.silent ? <Silent /> : null}</WordsProvider>;
  }
  return (
    <WordsProvider language={session.language}>
      {session.state === "signedIn" && session.turnedToApplicant ? (
        <Turned />
      ) : session.state === "signedIn" ? (
        <Work key={session.officer?.id} session={session} kept={kept} />
      ) : session.state === "locked" ? (
        <Locked session={session} />
      ) : session.state === "signedOut" ? (
        <SignIn session={session} />
      ) : (
        <NotProvisioned session={session} />
      )}
    </WordsProvider>
  );
}

function Silent() {
  const words = useWords();
  return <Note tone="stop">{words("error-stationSilent")}</Note>;
}

interface Kept {
  current: { officer: string; place: Place; field: string } | undefined;
}

/** While locked nothing personal stands in the page; unlocking comes back to the same place and field. */
function Work(props: { session: SessionView; kept: Kept }) {
  const officer = props.session.officer;
  const kept = props.kept.current?.officer === officer?.id ? props.kept.current : undefined;
  const start: Place = kept?.place ?? (officer?.role === "supervisor" ? { at: "reviews" } : officer?.role === "technician" ? { at: "doctor" } : { at: "ready" });
  return (
    <PlaceProvider start={start}>
      <Remember kept={props.kept} officer={officer?.id ?? ""} field={kept?.field ?? ""} />
      <Places />
    </PlaceProvider>
  );
}

function Remember(props: { kept: Kept; officer: string; field: string }) {
  const { place } = usePlace();
  const { kept, officer } = props;
  kept.current = { officer, place, field: kept.current?.field ?? "" };
  useEffect(() => {
    const field = props.field;
    if (field === "") return;
    // The screen reads its view first; the field is there a moment later.
    const timer = setTimeout(() => document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"] input`)?.focus(), 250);
    return () => clearTimeout(timer);
  }, [props.field]);
  useEffect(() => {
    const note = (event: FocusEvent) => {
      const field = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-field]")?.dataset.field : undefined;
      if (kept.current && field !== undefined && field !== "password") kept.current.field = field;
    };
    document.addEventListener("focusin", note);
    return () => document.removeEventListener("focusin", note);
  }, [kept]);
  return null;
}

/** The screen of the place where the officer is. */
export function Places() {
  const { place } = usePlace();
  if (place.at === "application") return <Application key={place.id} place={place} />;
  return (
    <Frame rail={<PlacesRail />}>
      <Standing place={place} />
    </Frame>
  );
}

function Standing({ place }: { place: Exclude<Place, { at: "application" }> }) {
  switch (place.at) {
    case "ready":
      return <Ready />;
    case "found":
      return <Found place={place} />;
    case "reviews":
      return <ReviewList />;
    case "review":
      return <ReviewOne key={place.id} id={place.id} />;
    case "contacts":
      return <Contacts />;
    case "approval":
      return <Approval />;
    case "queue":
      return <Queue />;
    case "doctor":
      return <Doctor />;
    case "day":
      return <Day key={place.moment} moment={place.moment} />;
  }
}
