import { useEffect, useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import { Hand, type FingerState } from "../capture/Hand";
import { Slap } from "../capture/Slap";
import type { ReviewView, SlapView } from "../generated/contract";
import { useAct, useStation, useView } from "../host/station";
import { coded, useWords } from "../locale/words";
import { Dialog } from "../parts/Dialog";
import { faceOpinion } from "../parts/faces";
import { Note, toneOf } from "../parts/Note";
import { Portrait } from "../parts/Portrait";
import { Screen } from "../parts/Screen";
import { Spelling } from "../parts/Spelling";
import { usePlace } from "../place/place";
import { useTally } from "../place/tally";
import { Attestation } from "./Attestation";
import { Follows } from "./Ending";
import { fieldName, ReasonList } from "./ReturnReasons";
import { Parts } from "./Review";
import { eyeLine } from "./Iris";
import { MixUpNotes } from "./MixUp";
import { PortraitAccount } from "./PortraitAccount";
import look from "./ReviewOne.module.css";
import { ReturnDialog } from "./ReturnDialog";
import { readable } from "./sheet";
import { isRolled } from "./slaps";
import { printLines } from "./printLines";

/** Height of the two portraits that are compared, on every screen: what follows below them is scrolled to. */
const comparedAt = 320;

/** One application side by side: record against application, two portraits, ten prints, who did what. Enter: seen, next. */
export function ReviewOne(props: { id: string }) {
  const words = useWords();
  const { host } = useStation();
  const { go } = usePlace();
  const act = useAct();
  const tally = useTally();
  const [view, setView] = useState<ReviewView>();
  const [asking, ask] = useState(false);
  const [everything, showEverything] = useState(false);
  const [large, setLarge] = useState<number>();
  const [spelling, setSpelling] = useState(false);
  const { view: list } = useView("read_review_list", {}, ["review"]);
  const { run } = act;
  useEffect(() => {
    let here = true;
    // Opening is an act of its own: it is recorded, and only opened applications can be approved.
    void run("open_review", { application: props.id }).then((opened) => {
      if (!here || !opened) return;
      if (opened.mayDecide) tally.opened.add(props.id);
      setView(opened);
    });
    return () => {
      here = false;
    };
  }, [run, props.id, tally]);

  const next = list?.lines.find((line) => line.line.application !== props.id && !line.opened && line.mayDecide);
  const seen = list?.lines.some((line) => line.mayDecide && (line.opened || line.line.application === props.id)) ?? false;
  const main = next
    ? { verb: words("review-next", { ticket: next.line.ticket }), act: () => go({ at: "review", id: next.line.application }) }
    : seen
      ? { verb: words("review-all-seen"), act: () => go({ at: "approval" }) }
      : { verb: words("back-to-list"), act: () => go({ at: "reviews" }) };
  const app = view?.application;
  const simulated = app?.simulated ?? false;
  const changed = new Set(view?.changed ?? []);
  // On a resubmission only what changed since the return is shown, until all of it is asked for.
  const resubmitted = changed.size > 0;
  const partly = resubmitted && !everything;
  const compare = (view?.compare ?? []).filter((line) => !partly || changed.has(line.field)).toSorted((a, b) => weight(b.field, b.differs) - weight(a.field, a.differs));
  function weight(field: string, differs: boolean): number {
    return (changed.has(field) ? 2 : 0) + (differs ? 1 : 0);
  }
  const printsChanged = [...changed].some((what) => /^((slap|rolled|finger|gap|iris|eye)_|evidence)/.test(what));
  const slap = app?.slaps.find((known) => known.slap === large);

  /** One picture of fingers, small; pressed, it is shown large. */
  const print = (known: SlapView) => (
    <li key={known.slap}>
      <AriaButton
        className={look.slap ?? ""}
        onPress={() => setLarge(known.slap)}
        isDisabled={!known.sample}
        aria-label={words("slap-image", { slap: words(`slap-${known.slap}`) })}
        data-part={`slap-${known.slap}`}
      >
        {known.sample ? (
          <span className={look.pictures}>
            {[known.sample, ...known.further].map((one) => (
              <img key={one.image} src={host.imageUrl(one.image)} alt="" />
            ))}
          </span>
        ) : (
          <span className={look.excepted}>{words(`slap-state-${known.state}`)}</span>
        )}
        <span>{words(isRolled(known.slap) ? `finger-short-${known.slap}` : `slap-${known.slap}`)}</span>
      </AriaButton>
    </li>
  );

  return (
    <Screen
      name="review-one"
      title={app ? `${app.ticket} · ${app.strip.name}` : words("loading")}
      main={main}
      problem={act.problem}
      keys={{ spell: () => setSpelling(true), ...(view?.mayDecide ? { exception: () => ask(true) } : {}) }}
      side={[
        { verb: words("back-to-list"), part: "back", at: "leave", act: () => go({ at: "reviews" }) },
        resubmitted && {
          verb: words(everything ? "show-changes" : "show-all"),
          part: "show-all",
          at: "again" as const,
          act: () => showEverything(!everything),
        },
        view?.mayDecide && { verb: words("return-verb"), part: "return", at: "return", act: () => ask(true) },
      ]}
    >
      {app && view ? (
        <>
          {view.risks.length > 0 ? (
            <ul className={look.risks} aria-label={words("risks")} data-part="risks">
              {view.risks.map((risk) => (
                <li key={risk} data-risk={risk}>
                  {coded(words, "risk", risk)}
                </li>
              ))}
            </ul>
          ) : null}
          {partly ? (
            <Note tone="information" part="only-changes">
              {words("only-changes", { number: app.revision })}
            </Note>
          ) : null}
          {view.returnedFor.length > 0 ? (
            <Note tone="information" part="returned-for">
              <strong>{words("returned-for")}</strong>
              <ReasonList reasons={view.returnedFor} />
            </Note>
          ) : null}
          <Follows view={app} />
          <MixUpNotes view={app} />
          <PortraitAccount view={app} />
          {!view.mayDecide ? <Note tone="attention">{words("not-yours-lead")}</Note> : null}
          {app.notes
            // What stands at the side in any case is not said twice.
            .filter((note) => !["simulated", "unverified"].includes(note.code))
            .map((note) => (
              <Note key={`${note.code} ${note.params.ticket ?? ""}`} tone={toneOf(note.tone)}>
                {coded(words, "note", note.code, note.params)}
              </Note>
            ))}
          <div className={look.columns}>
            <section className={look.center} aria-label={words("portraits")}>
              <div className={look.portraits}>
                <Portrait path={app.strip.oldPortrait} caption={words("portrait-record")} height={comparedAt} />
                <Portrait
                  path={app.portrait?.image ?? app.strip.newPortrait}
                  caption={words("portrait-new")}
                  height={comparedAt}
                  simulated={app.portrait?.simulated ?? false}
                  opinion={faceOpinion(app.strip.faceCompared)}
                />
              </div>
              {partly && !printsChanged ? null : (
                <>
                  <ol className={look.fingers} aria-label={words("fingers-title")} data-part="prints">
                    {app.slaps.filter((known) => !isRolled(known.slap)).map(print)}
                  </ol>
                  {app.slaps.some((known) => isRolled(known.slap)) ? (
                    <ol className={`${look.fingers} ${look.rolled}`} aria-label={words("rolled-fingers")} data-part="rolled">
                      {app.slaps.filter((known) => isRolled(known.slap)).map(print)}
                    </ol>
                  ) : null}
                  {app.evidence?.sample ? (
                    <figure className={look.evidence} data-part="evidence-kept">
                      <img src={host.imageUrl(app.evidence.sample.image)} alt={words("evidence-picture")} />
                      <figcaption>
                        {words("evidence-picture")}
                        {changed.has("evidence") ? <small> {words("changed-since")}</small> : null}
                      </figcaption>
                    </figure>
                  ) : null}
                  <BothEyes view={view} changed={changed} />
                  <TenFingers view={view} changed={changed} />
                </>
              )}
            </section>
            <section className={look.compare} aria-label={words("compare")}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{words("compare-field")}</th>
                    <th scope="col">{words("compare-record")}</th>
                    <th scope="col">{words("compare-application")}</th>
                  </tr>
                </thead>
                <tbody>
                  {compare.map((line) => (
                    <tr key={line.field} className={changed.has(line.field) ? look.changed : line.differs ? look.differs : ""} data-differs={line.differs}>
                      <th scope="row">
                        {fieldName(words, line.field)}
                        {changed.has(line.field) ? <small>{words("changed-since")}</small> : line.differs ? <small>{words("differs")}</small> : null}
                      </th>
                      <td lang="vi">{readable(line.field, line.record) || words("empty")}</td>
                      <td lang="vi">{readable(line.field, line.application) || words("empty")}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
            <aside className={look.beside}>
              {simulated ? <Note tone="simulated">{words("mark-simulated")}</Note> : null}
              {app.unverified ? <Note tone="attention">{words("mark-unverified")}</Note> : null}
              {app.attestation ? (
                <section className={look.card} aria-label={words("attestation")}>
                  <Attestation attestation={app.attestation} />
                </section>
              ) : null}
              <Parts view={app} />
              {view.tries.length > 0 ? (
                <section className={look.card} aria-label={words("effort")}>
                  <h2>{words("effort")}</h2>
                  <dl className={look.tries}>
                    {view.tries.map((count) => (
                      <div key={count.code}>
                        <dt>{coded(words, "effort", count.code)}</dt>
                        <dd className="numbers">{count.count}</dd>
                      </div>
                    ))}
                  </dl>
                </section>
              ) : null}
            </aside>
          </div>
          {asking ? (
            <ReturnDialog
              view={view}
              choices={list?.reasons ?? []}
              onClose={() => ask(false)}
              onDone={() => go(next ? { at: "review", id: next.line.application } : { at: "reviews" })}
            />
          ) : null}
          {slap?.sample ? (
            <Dialog wide title={words(`slap-${slap.slap}`)} part="slap-large" onClose={() => setLarge(undefined)}>
              <div className={look.large}>
                <Slap
                  image={slap.sample.image}
                  width={slap.width}
                  height={slap.height}
                  found={slap.found}
                  number={slap.number}
                  further={slap.further}
                  simulated={slap.sample.simulated}
                  label={words("slap-image", { slap: words(`slap-${slap.slap}`) })}
                />
              </div>
            </Dialog>
          ) : null}
          {spelling ? <Spelling name={app.strip.name} onClose={() => setSpelling(false)} /> : null}
        </>
      ) : null}
    </Screen>
  );
}

/** Both irises with their state; exceptions in words. */
function BothEyes({ view, changed }: { view: ReviewView; changed: ReadonlySet<string> }) {
  const words = useWords();
  const { host } = useStation();
  const { eyes } = view.application;
  // What was left out as a whole is said once, with the other gaps.
  const shown = eyes.filter((eye) => eye.state !== "missing");
  if (shown.length === 0) return null;
  return (
    <ul className={look.eyes} aria-label={words("step-iris")} data-part="eyes">
      {shown.map((eye) => (
        <li key={eye.eye} data-state={eye.state} data-part={`eye-${eye.eye}`}>
          {eye.sample ? <img src={host.imageUrl(eye.sample.image)} alt={words("eye-picture", { eye: words(`eye-${eye.eye}`) })} /> : null}
          <span>
            {eyeLine(words, eye)}
            {changed.has(`iris_${eye.eye}`) || changed.has(`eye_${eye.eye}`) ? <small> {words("changed-since")}</small> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Ten prints with their state; exceptions in words. */
function TenFingers({ view, changed }: { view: ReviewView; changed: ReadonlySet<string> }) {
  const words = useWords();
  const { fingers } = view.application;
  const since = (what: string) => (changed.has(what) ? <small> {words("changed-since")}</small> : null);
  const gaps = view.application.gaps.map((gap) => (
    <li key={gap.modality} data-part={`gap-${gap.modality}`}>
      {words(`gap-of-${gap.modality}`, { reason: coded(words, "gap", gap.reason) })}
      {since(`gap_${gap.modality}`)}
    </li>
  ));
  if (fingers.length === 0) {
    return (
      <>
        <p>{words("prints-reused")}</p>
        {gaps.length > 0 ? <ul>{gaps}</ul> : null}
      </>
    );
  }
  const states = Object.fromEntries(fingers.map((finger) => [finger.finger, finger.state as FingerState]));
  return (
    <div className={look.ten}>
      <Hand side="left" states={states} label={words("hand-left")} />
      <Hand side="right" states={states} label={words("hand-right")} />
      <ul>
        {printLines(words, view.application).map((line) => (
          <li key={line.key}>
            {line.text}
            {since(line.about)}
          </li>
        ))}
        {gaps}
      </ul>
    </div>
  );
}
