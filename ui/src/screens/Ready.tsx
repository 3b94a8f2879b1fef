import { ScanLine } from "lucide-react";
import { useCallback, useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import type { FindBy, LineView, PracticePersonView } from "../generated/contract";
import { useAct, useView } from "../host/station";
import { clockTime, exactTime, grouped } from "../locale/format";
import { coded, useWords } from "../locale/words";
import { Button } from "../parts/Button";
import { Choices } from "../parts/Choices";
import { Note } from "../parts/Note";
import { Screen } from "../parts/Screen";
import { Remarks, TextField } from "../parts/TextField";
import { useAtDesk } from "../place/beside";
import { usePlace } from "../place/place";
import { useSession } from "../place/session";
import { ApplicationLines } from "./ApplicationLines";
import look from "./Ready.module.css";
import { fieldName } from "./ReturnReasons";

/** Open people shown at once; the others come with a key. */
const openShown = 3;

/** Screen 0: find the next person, go on with an open one, see the day. */
export function Ready() {
  const words = useWords();
  const session = useSession();
  const { go } = usePlace();
  const act = useAct();
  const { view: desk, problem } = useView("read_desk", {}, ["desk", "application", "review", "queue"]);
  const [number, setNumber] = useState("");
  const [name, setName] = useState("");
  const [birth, setBirth] = useState("");
  const [qr, setQr] = useState("");
  const [ticket, setTicket] = useState("");
  const [issue, setIssue] = useState<string>();

  const find = useCallback(
    async (by: FindBy) => {
      setIssue(undefined);
      const found = await act.run("find_person", { by });
      if (!found) return;
      if (found.outcome === "unreadable") {
        setIssue(found.issue ? coded(words, "issue", found.issue.code, found.issue.params) : words("find-unreadable"));
        return;
      }
      go({ at: "found", by, found, ticket });
    },
    [act, go, ticket, words],
  );

  const atDesk = useAtDesk();
  const [everyone, showEveryone] = useState(false);
  const people = (desk?.open ?? []).filter((line) => line.application !== atDesk?.id);
  const hidden = everyone ? 0 : Math.max(0, people.length - openShown);
  const recovered = atDesk ? undefined : desk?.recovered;
  const { view: day } = useView("read_day", { moment: "open" }, ["day"]);
  const wanted: FindBy | undefined = qr.trim()
    ? { by: "qr", text: qr }
    : number.trim()
      ? { by: "number", number }
      : name.trim()
        ? { by: "name", name, birth }
        : undefined;
  const clerk = session.officer?.role === "clerk";
  const main = wanted
    ? { verb: words("find"), act: () => void find(wanted), busy: act.busy !== undefined }
    : recovered
      ? {
          verb: words("recovered-verb", { ticket: recovered.ticket }),
          act: () => go({ at: "application", id: recovered.application }),
        }
      : { verb: words("find"), act: () => undefined, why: words("find-nothing-typed") };
  const open = (line: LineView) => go({ at: "application", id: line.application });

  return (
    <Screen
      name="ready"
      title={words(atDesk ? "beside-ready" : "ready")}
      side={[atDesk && { verb: words("beside-back", { ticket: atDesk.ticket }), part: "leave-beside", at: "leave", act: atDesk.leave }]}
      lead={
        !atDesk &&
        day && !day.settled ? (
          <p className={look.day} data-part="day-not-open">
            {words("day-not-open")}
            <Button tone="quiet" part="go-day-open" onPress={() => go({ at: "day", moment: "open" })}>
              {words("day-open")}
            </Button>
          </p>
        ) : undefined
      }
      main={main}
      problem={act.problem ?? problem}
      keys={hidden > 0 ? { again: () => showEveryone(true) } : {}}
      ownFocus
      scan={(text) => {
        // A card or a number begins with its person; a ticket or a slip is looked up among the applications.
        if (text.includes("|")) void find({ by: "qr", text });
        else if (/^\d+$/.test(text)) void find({ by: "number", number: text });
        else return false;
        return true;
      }}
    >
      {recovered ? (
        <Note tone="information" part="recovered">
          {words(recovered.field ? "recovered-field" : "recovered", {
            time: exactTime(recovered.until),
            ticket: recovered.ticket,
            step: coded(words, "step", recovered.step),
            field: recovered.field ? fieldName(words, recovered.field) : "",
          })}
        </Note>
      ) : null}
      <div className={look.columns}>
        <section className={look.column} aria-label={words("find-person")}>
          <h2>{words("find-person")}</h2>
          <fieldset className={look.find} disabled={!clerk}>
            <legend className="unseen">{words("find-person")}</legend>
            <TextField
              autoFocus
              machine
              label={words("find-number")}
              field="find-number"
              inputMode="numeric"
              value={number}
              onChange={setNumber}
              maxLength={20}
            />
            <p className={look.or}>{words("or")}</p>
            <div className={look.pair}>
              <TextField label={words("find-name")} field="find-name" value={name} onChange={setName} maxLength={200} help={words("find-name-help")} />
              <TextField label={words("find-birth")} field="find-birth" value={birth} onChange={setBirth} maxLength={10} help={words("find-birth-help")} />
            </div>
            <p className={look.or}>{words("or")}</p>
            <TextField label={words("find-qr")} field="find-qr" value={qr} onChange={setQr} />
            <p className={look.hint}>
              <ScanLine aria-hidden="true" />
              {words("find-qr-help")}
            </p>
            <Remarks warning={issue} />
            <TextField
              machine
              label={words("ticket")}
              field="ticket"
              value={ticket}
              onChange={setTicket}
              maxLength={12}
              placeholder={desk?.nextTicket ?? ""}
              help={words("ticket-help")}
            />
          </fieldset>
        </section>
        <section className={look.column} aria-label={words("open-people")}>
          {desk && desk.returned.length > 0 ? (
            <>
              <h2>{words("returned-people")}</h2>
              <ApplicationLines lines={desk.returned} empty="" onOpen={open} part="returned-list" />
            </>
          ) : null}
          {desk && desk.ended.length > 0 && !atDesk ? <Ended lines={desk.ended} onOpen={open} /> : null}
          <h2>{words("open-people")}</h2>
          <ApplicationLines lines={everyone ? people : people.slice(0, openShown)} empty={words("open-people-none")} onOpen={open} part="open-list" />
          {hidden > 0 ? (
            <Button tone="quiet" at="again" part="open-all" onPress={() => showEveryone(true)}>
              {words("open-people-more", { count: hidden })}
            </Button>
          ) : null}
          {session.practice && desk && desk.practicePeople.length > 0 ? (
            <Practice
              people={desk.practicePeople}
              chairTaken={atDesk !== undefined}
              onSeat={(person) => {
                setNumber(grouped(person.number));
                setName("");
                setQr("");
              }}
            />
          ) : null}
        </section>
        <section className={`${look.column} ${look.narrow}`} aria-label={words("today")}>
          <h2>{words("today")}</h2>
          <dl className={look.counts} data-part="today">
            <div>
              <dt>{words("today-done")}</dt>
              <dd>{desk?.doneToday ?? 0}</dd>
            </div>
            <div>
              <dt>{words("today-to-approve")}</dt>
              <dd>{desk?.toApprove ?? 0}</dd>
            </div>
            <div>
              <dt>{words("today-to-send")}</dt>
              <dd>{desk?.toSend ?? 0}</dd>
            </div>
          </dl>
          <p className={look.small}>{session.lastSent ? words("last-sent", { time: clockTime(session.lastSent) }) : words("never-sent")}</p>
        </section>
      </div>
    </Screen>
  );
}

/** So many of what ended are shown before all are asked for. */
const endedShown = 5;

/** Rejected, or refused by the center: why, and what is left to do. Short, so that the open people stay in sight. */
function Ended(props: { lines: readonly LineView[]; onOpen: (line: LineView) => void }) {
  const words = useWords();
  const [all, showAll] = useState(false);
  const shown = all ? props.lines : props.lines.slice(0, endedShown);
  return (
    <>
      <h2>{words("ended-people")}</h2>
      <ApplicationLines lines={shown} empty="" onOpen={props.onOpen} part="ended-list" />
      {shown.length < props.lines.length ? (
        <Button tone="quiet" part="ended-more" onPress={() => showAll(true)}>
          {words("ended-more", { count: props.lines.length })}
        </Button>
      ) : null}
    </>
  );
}

/** Names shown at once; the rest is found by typing. */
const mostShown = 24;

/** Without accents and case, to narrow the practice list. */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/\s+/g, " ").trim();
}

/** Practice only: who sits before the simulated devices. */
function Practice(props: { people: readonly PracticePersonView[]; chairTaken: boolean; onSeat: (person: PracticePersonView) => void }) {
  const words = useWords();
  const act = useAct();
  const [condition, setCondition] = useState("clean");
  const [seated, setSeated] = useState<string>();
  const [wanted, setWanted] = useState("");
  const shown = props.people
    .filter((person) => plain(`${person.name} ${coded(words, "practice-case", person.case)} ${person.number}`).includes(plain(wanted)))
    .slice(0, mostShown);
  const seat = (person: PracticePersonView) => {
    // Who reads at the desk stays before the devices; of the next one only the number is taken.
    if (props.chairTaken) return props.onSeat(person);
    void act.run("present_simulated_person", { number: person.number, condition }).then((view) => {
      if (!view) return;
      setSeated(view.presented ?? person.number);
      props.onSeat(person);
    });
  };
  return (
    <section className={look.practice} data-part="practice">
      <h2>{words("practice-people")}</h2>
      <p className={look.small}>{words(props.chairTaken ? "practice-people-beside" : "practice-people-lead")}</p>
      {props.chairTaken ? null : (
        <Choices
          row
          part="practice-condition"
          label={words("practice-condition")}
          choices={["clean", "dry", "wet", "partial", "wrongHand", "fingerOff", "dryFinger", "unplug"].map((id) => ({ id, label: words(`condition-${id}`) }))}
          value={condition}
          onChange={setCondition}
        />
      )}
      <TextField label={words("practice-filter")} field="practice-filter" value={wanted} onChange={setWanted} />
      <ul className={look.people}>
        {shown.map((person) => (
          <li key={person.number}>
            <AriaButton
              className={`${look.person} ${seated === person.number ? look.seated : ""}`}
              onPress={() => seat(person)}
              data-part="practice-person"
              data-number={person.number}
              data-qr={person.qr ?? undefined}
            >
              <span lang="vi">{person.name}</span>
              <small>
                {coded(words, "practice-case", person.case)} · <span className="machine">{grouped(person.number)}</span>
              </small>
            </AriaButton>
          </li>
        ))}
      </ul>
      {act.problem ? <Button onPress={act.dismiss}>{coded(words, "error", act.problem.view.code, act.problem.view.params)}</Button> : null}
    </section>
  );
}
