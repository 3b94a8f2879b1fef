import { useRef, useState } from "react";
import type { ApplicationView, FindPersonView, PersonView } from "../generated/contract";
import { useAct } from "../host/station";
import { civilDate } from "../locale/format";
import { coded, useWords } from "../locale/words";
import { Note } from "../parts/Note";
import { Screen } from "../parts/Screen";
import { Spelling } from "../parts/Spelling";
import { useAtDesk } from "../place/beside";
import { type Place, usePlace } from "../place/place";
import { PersonLines } from "./PersonLines";
import { PersonBody, useReasons } from "./PersonBody";

type FoundPlace = Extract<Place, { at: "found" }>;

/** Screen 1 before there is an application: the look-up's answer. One Enter means "this person, this reason". */
export function Found(props: { place: FoundPlace }) {
  const { found } = props.place;
  const [chosen, choose] = useState(0);
  const person = found.people.length === 1 ? found.people[0] : found.people.find((_, index) => index === chosen - 1);
  if (found.people.length === 0) return <NotFound place={props.place} />;
  if (!person) return <Several place={props.place} onChoose={(index) => choose(index + 1)} />;
  return <OnePerson key={person.number} place={props.place} person={person} />;
}

function OnePerson(props: { place: FoundPlace; person: PersonView }) {
  const { place, person } = props;
  const words = useWords();
  const act = useAct();
  const { go } = usePlace();
  const reasons = useReasons(person.proposal);
  const [reason, setReason] = useState(person.proposal.reason);
  const [spelling, setSpelling] = useState(false);
  const openOne = person.openApplication;
  const atDesk = useAtDesk();

  // Opened already, but what was answered with it was refused: the refusal stands, and the next Enter goes on from there.
  const opened = useRef<ApplicationView>(undefined);
  const begin = async () => {
    opened.current ??= await act.run("open_application", { ticket: place.ticket, number: person.number, by: place.by });
    if (!opened.current) return;
    const id = opened.current.application;
    if (reason !== opened.current.reason) {
      const chosen = await act.run("choose_reason", { application: id, reason });
      if (!chosen) return;
      opened.current = chosen;
    }
    // Beside the person at the desk nobody's face can be compared: that comes when they sit there.
    if (!atDesk && !(await act.run("confirm_person", { application: id, same: true }))) return;
    go({ at: "application", id });
  };
  const main = openOne
    ? { verb: words("open-again"), act: () => go({ at: "application", id: openOne }) }
    : {
        verb: words(atDesk ? "beside-take-facts" : "person-right"),
        act: () => void begin(),
        busy: act.busy !== undefined,
        why: person.canOpen ? undefined : words("person-cannot-open"),
      };
  return (
    <Screen
      name="found"
      title={words("step-person")}
      lead={<Source found={place.found} />}
      main={main}
      problem={act.problem}
      keys={{ spell: () => setSpelling(true) }}
      digits={words("digits-reason")}
      digit={(digit) => {
        const picked = reasons[digit - 1];
        if (picked) setReason(picked.id);
      }}
      side={[{ verb: words("back-to-search"), part: "back", at: "leave", act: () => go({ at: "ready" }) }]}
    >
      <PersonBody
        person={{ ...person, sex: coded(words, "sex", person.sex) }}
        qr={place.found.qr}
        reasons={reasons}
        reason={reason}
        because={person.proposal.because}
        onReason={setReason}
        newPortrait={null}
        live={!atDesk}
        ask={atDesk ? words("beside-compare-later") : undefined}
      />
      {spelling ? <Spelling name={person.name} onClose={() => setSpelling(false)} /> : null}
    </Screen>
  );
}

function Several(props: { place: FoundPlace; onChoose: (index: number) => void }) {
  const words = useWords();
  const { go } = usePlace();
  const { people } = props.place.found;
  return (
    <Screen
      name="found-several"
      title={words("found-several", { count: people.length })}
      lead={<Source found={props.place.found} />}
      main={{ verb: words("choose-first"), act: () => props.onChoose(0) }}
      digits={words("digits-person")}
      digit={(digit) => digit <= people.length && props.onChoose(digit - 1)}
      side={[{ verb: words("back-to-search"), part: "back", at: "leave", act: () => go({ at: "ready" }) }]}
    >
      <PersonLines people={people} onOpen={(person) => props.onChoose(people.indexOf(person))} />
    </Screen>
  );
}

/** Neither the registry nor the extract knows the person: back to the search, or begin unverified, which everyone later sees. */
function NotFound(props: { place: FoundPlace }) {
  const words = useWords();
  const act = useAct();
  const { go } = usePlace();
  const begin = async () => {
    const opened = await act.run("open_application", { ticket: props.place.ticket, number: null, by: props.place.by });
    if (opened) go({ at: "application", id: opened.application });
  };
  return (
    <Screen
      name="not-found"
      title={words("found-none")}
      lead={<Source found={props.place.found} />}
      main={{ verb: words("back-to-search"), act: () => go({ at: "ready" }) }}
      problem={act.problem}
      side={[
        { verb: words("back"), part: "back", at: "leave", act: () => go({ at: "ready" }) },
        { verb: words("open-unverified"), part: "open-unverified", at: "exception", act: () => void begin() },
      ]}
    >
      <Note tone="attention">{words("found-none-lead")}</Note>
      <p>{words("found-none-unverified")}</p>
    </Screen>
  );
}

function Source(props: { found: FindPersonView }) {
  const words = useWords();
  const { source, extractUntil } = props.found;
  return (
    <p data-part="source" style={{ color: "var(--ink-second)" }}>
      {source === "none" ? words("source-none") : words("source-extract", { day: civilDate(extractUntil) })}
    </p>
  );
}
