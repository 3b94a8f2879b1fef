import { useMemo } from "react";
import type { PersonView, ProposalView, QrView } from "../generated/contract";
import { useView } from "../host/station";
import { civilDate, grouped } from "../locale/format";
import { coded, useWords } from "../locale/words";
import { Choices, type Choice } from "../parts/Choices";
import { useFaceOpinions } from "../parts/faces";
import { Note, toneOf } from "../parts/Note";
import { Portrait } from "../parts/Portrait";
import { CardBeside } from "./CardBeside";
import { LiveFace } from "./LiveFace";
import look from "./PersonBody.module.css";

/** The reasons of the catalog, the proposed one first. */
export function useReasons(proposal: ProposalView | null): Choice[] {
  const words = useWords();
  const { view } = useView("read_catalog", {}, []);
  return useMemo(() => {
    const proposed = (reason: string) => (proposal && reason === proposal.reason ? 0 : 1);
    return (view?.reasons ?? [])
      .toSorted((a, b) => proposed(a.reason) - proposed(b.reason))
      .map((reason) => ({
        id: reason.reason,
        label: coded(words, "reason", reason.reason),
        help: `${coded(words, "kind", reason.kind)}${reason.captures ? "" : ` · ${words("reason-reuses")}`}`,
      }));
  }, [view, words, proposal]);
}

export interface Shown extends Pick<PersonView, "name" | "number" | "birth" | "residence" | "portrait" | "notes"> {
  /** As it is read, in words. */
  readonly sex: string;
  /** `undefined` where the screen does not know it. */
  readonly card?: PersonView["card"] | undefined;
}

/** Record, portraits, remarks; beside them the reason. */
export function PersonBody(props: {
  person: Shown;
  qr: QrView | null;
  reasons: readonly Choice[];
  reason: string;
  because: string | undefined;
  onReason?: ((reason: string) => void) | undefined;
  newPortrait: string | null;
  /** Only the face is asked for: large portraits, no reason. */
  faceOnly?: boolean;
  /** The camera shows the person at the desk beside the portraits. */
  live?: boolean;
  /** What is asked, where it is not the comparison. */
  ask?: string | undefined;
}) {
  const { person, qr } = props;
  const high = props.faceOnly ? "clamp(320px, 50vh - 60px, 480px)" : "clamp(240px, 50vh - 150px, 400px)";
  const words = useWords();
  const opinions = useFaceOpinions([person.portrait, props.newPortrait], props.live === true);
  const opinion = (path: string | null) => (path ? opinions.get(path) : undefined);
  return (
    <div className={props.faceOnly ? look.face : look.columns}>
      <section className={look.record} aria-label={words("record")}>
        {props.faceOnly ? <p className={look.ask}>{words("person-compare")}</p> : null}
        <div className={`${look.portraits} ${props.live ? look.compared : ""}`}>
          <Portrait path={person.portrait} caption={words("portrait-record")} height={high} part="record-portrait" opinion={opinion(person.portrait)} />
          {props.newPortrait ? <Portrait path={props.newPortrait} caption={words("portrait-new")} height={high} opinion={opinion(props.newPortrait)} /> : null}
          {props.live ? <LiveFace height={high} /> : null}
          {props.faceOnly ? null : <p className={look.ask}>{props.ask ?? words(person.portrait ? "person-compare" : "person-compare-none")}</p>}
        </div>
        <p className={look.name} lang="vi" data-part="person-name">
          {person.name}
        </p>
        {/* With a scanned card the number stands in the comparison. */}
        {qr ? null : (
          <p className={`${look.number} machine`} data-part="person-number">
            {grouped(person.number)}
          </p>
        )}
        {qr ? (
          <CardBeside lines={qr.lines} />
        ) : (
          <dl className={look.facts}>
            <Fact label={words("field-dob")} value={civilDate(person.birth)} />
            <Fact label={words("field-sex")} value={person.sex} />
            <Fact label={words("residence")} value={person.residence} vietnamese />
          </dl>
        )}
        {person.card === undefined ? null : (
          <dl className={look.facts}>
            <Fact
              label={words("card-on-record")}
              value={
                person.card
                  ? words("card-dates", {
                      issued: civilDate(person.card.issued),
                      expires: person.card.expires ? civilDate(person.card.expires) : words("card-no-expiry"),
                    })
                  : words("card-none")
              }
            />
          </dl>
        )}
        {person.notes.map((note) => (
          <Note key={note.code} tone={toneOf(note.tone)} part="note">
            {coded(words, "note", note.code, note.params)}
          </Note>
        ))}
      </section>
      {props.faceOnly ? null : (
        <section className={look.reason} aria-label={words("reason")}>
          <h2>{words("reason")}</h2>
          {props.because ? <p className={look.because}>{coded(words, "proposal", props.because)}</p> : null}
          <Choices
            numbered
            inline
            hideLabel
            part="reasons"
            label={words("reason")}
            choices={props.reasons}
            value={props.reason}
            onChange={(reason) => props.onReason?.(reason)}
            disabled={!props.onReason}
          />
        </section>
      )}
    </div>
  );
}

function Fact(props: { label: string; value: string; vietnamese?: boolean }) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd {...(props.vietnamese ? { lang: "vi" } : {})} className="numbers">
        {props.value}
      </dd>
    </div>
  );
}
