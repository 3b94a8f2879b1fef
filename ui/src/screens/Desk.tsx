import { useEffect, useRef, useState } from "react";
import type { SessionView } from "../generated/contract";
import { WordsProvider, useWords } from "../locale/words";
import { Announcer } from "../parts/Announcer";
import { Note } from "../parts/Note";
import { LockKey } from "../place/lock";
import { type Place, PlaceProvider, usePlace } from "../place/place";
import { PreferencesProvider } from "../place/preferences";
import { SessionProvider } from "../place/session";
import { TallyProvider } from "../place/tally";
import { Application } from "./Application";
import { Approval } from "./Approval";
import { Beside } from "./Beside";
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
  return (
    <SessionProvider>
      {(session, silent) => (
        <PreferencesProvider session={session}>
          <Announcer>
            <Entry session={session} silent={silent} />
          </Announcer>
        </PreferencesProvider>
      )}
    </SessionProvider>
  );
}

function Entry(props: { session: SessionView | undefined; silent: boolean }) {
  const { session } = props;
  const kept = useRef<Kept>(new Map());
  if (!session) {
    return <WordsProvider language="vi">{props.silent ? <Silent /> : null}</WordsProvider>;
  }
  return (
    <WordsProvider language={session.language}>
      {session.state === "signedIn" ? <LockKey /> : null}
      {session.state === "signedIn" && session.turnedToApplicant ? (
        <Turned />
      ) : session.state === "signedIn" ? (
        <Work key={session.officer?.id} session={session} kept={kept.current} />
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

/** Where each officer was, and in which field: nothing personal, and only as long as the program runs. */
type Kept = Map<string, { place: Place; field: string }>;

/** While locked nothing personal stands in the page; unlocking, or coming back, leads to the same place and field. */
function Work(props: { session: SessionView; kept: Kept }) {
  const { kept } = props;
  const officer = props.session.officer?.id ?? "";
  const role = props.session.officer?.role;
  const [was] = useState(() => kept.get(officer));
  const { beside } = props.session;
  // Whatever became of the page: the station holds the person at the desk, and here is the way back to them.
  const held: Place | undefined = beside ? { at: "beside", of: { at: "application", id: beside }, aside: { at: "ready" } } : undefined;
  // Where in an application: the vault knows it, also after a crash.
  const left: Place | undefined = was?.place.at === "application" ? { at: "application", id: was.place.id } : was?.place;
  const start: Place = left ?? held ?? (role === "supervisor" ? { at: "reviews" } : role === "technician" ? { at: "doctor" } : { at: "ready" });
  return (
    <PlaceProvider start={start}>
      <Remember kept={kept} officer={officer} field={was?.field ?? ""} />
      <TallyProvider>
        <Places />
      </TallyProvider>
    </PlaceProvider>
  );
}

function Remember(props: { kept: Kept; officer: string; field: string }) {
  const { place } = usePlace();
  const { kept, officer, field } = props;
  useEffect(() => {
    kept.set(officer, { place, field: kept.get(officer)?.field ?? "" });
  }, [kept, officer, place]);
  useEffect(() => {
    if (field === "") return;
    // The screen reads its view first; the field is there a moment later.
    const timer = setTimeout(() => document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"] input`)?.focus(), 250);
    return () => clearTimeout(timer);
  }, [field]);
  useEffect(() => {
    const note = (event: FocusEvent) => {
      const left = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-field]")?.dataset.field : undefined;
      const mine = kept.get(officer);
      if (mine && left !== undefined && left !== "password") kept.set(officer, { ...mine, field: left });
    };
    document.addEventListener("focusin", note);
    return () => document.removeEventListener("focusin", note);
  }, [kept, officer]);
  return null;
}

/** The screen of the place where the officer is. */
export function Places() {
  const { place } = usePlace();
  if (place.at === "application") return <Application key={place.id} place={place} />;
  if (place.at === "beside") return <Beside key={place.of.id} place={place} />;
  return (
    <Frame rail={<PlacesRail />}>
      <Standing place={place} />
    </Frame>
  );
}

function Standing({ place }: { place: Exclude<Place, { at: "application" | "beside" }> }) {
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
