import type { ApplicationView } from "../generated/contract";
import { civilDate, clockTime, grouped } from "../locale/format";
import { coded, useWords } from "../locale/words";
import { Portrait } from "../parts/Portrait";
import { useAtDesk } from "../place/beside";
import look from "./Strip.module.css";

/** Who is in the chair. Stands beside everything that is captured: the cheapest guard against mix-ups. */
export function Strip(props: { view: ApplicationView }) {
  const words = useWords();
  const beside = useAtDesk() !== undefined;
  const { strip, ticket, kind, unverified, simulated, factsHolder, samplesHolder } = props.view;
  return (
    <aside className={`${look.strip} ${beside ? look.beside : ""}`} aria-label={words(beside ? "strip-beside" : "strip")} data-part="strip" data-beside={beside || undefined}>
      <div className={look.top}>
        <span className={`${look.ticket} machine`} data-part="strip-ticket">
          {ticket}
        </span>
        <span className={look.called}>{beside ? words("beside-not-called") : words("called-at", { time: clockTime(strip.called) })}</span>
      </div>
      <div className={look.portraits}>
        <Portrait path={strip.oldPortrait} caption={words("portrait-old")} height={172} />
        <Portrait path={strip.newPortrait} caption={words("portrait-new")} height={172} simulated={simulated && strip.newPortrait !== null} />
      </div>
      <div className={look.who}>
        <p className={look.name} lang="vi" data-part="strip-name">
          {strip.name || words("name-unknown")}
        </p>
        {strip.number ? <p className={`${look.number} machine`}>{grouped(strip.number)}</p> : null}
      </div>
      <dl className={look.facts}>
        <div>
          <dt>{words("field-dob")}</dt>
          <dd className="numbers">{civilDate(strip.birth)}</dd>
        </div>
        <div>
          <dt>{words("kind")}</dt>
          <dd>{coded(words, "kind", kind)}</dd>
        </div>
        {strip.residence ? (
          <div>
            <dt>{words("residence")}</dt>
            <dd lang="vi">{strip.residence}</dd>
          </div>
        ) : null}
        {(factsHolder.officer && !factsHolder.me) || (samplesHolder.officer && !samplesHolder.me) ? (
          <div>
            <dt>{words("holders")}</dt>
            <dd>
              {words("holder-facts", { officer: factsHolder.officer })}
              <br />
              {words("holder-samples", { officer: samplesHolder.officer })}
            </dd>
          </div>
        ) : null}
      </dl>
      <div className={look.marks}>
        {unverified ? <p className={look.unverified}>{words("mark-unverified")}</p> : null}
        {simulated ? (
          <p className={look.simulated} data-part="simulated-mark">
            {words("mark-simulated")}
          </p>
        ) : null}
      </div>
    </aside>
  );
}
