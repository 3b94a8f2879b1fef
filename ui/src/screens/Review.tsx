import { CircleCheck, MonitorSmartphone, PenLine, Signature } from "lucide-react";
import { useEffect, useState } from "react";
import { Button as AriaButton, Switch } from "react-aria-components";
import type { ApplicationView, MissingView, ReturnReasonView } from "../generated/contract";
import { useAct, useStation, useView } from "../host/station";
import { exactTime } from "../locale/format";
import { coded, useLanguages, useWords } from "../locale/words";
import { Button } from "../parts/Button";
import { Choices } from "../parts/Choices";
import { Note } from "../parts/Note";
import { type MainAction, Screen } from "../parts/Screen";
import { may } from "../place/actions";
import type { Step } from "../place/place";
import { useSession } from "../place/session";
import type { StepProps } from "./Application";
import { Attestation } from "./Attestation";
import { CannotSign } from "./CannotSign";
import { Follows } from "./Ending";
import { fieldName, mendName, nextToMend, ReturnReasons, wayTo } from "./ReturnReasons";
import { eyeLine } from "./Iris";
import look from "./Review.module.css";
import { lineText, sheetOf } from "./sheet";
import { ReadAloud } from "./ReadAloud";
import { TakeAgain } from "./TakeAgain";
import { printLines } from "./printLines";

/** Screen 6: the sheet as the applicant sees it; their marks lead back to the field; at the end one deliberate act. */
export function Review({ view, answer, refresh, go, pause, ask, beside, visited }: StepProps) {
  const words = useWords();
  const session = useSession();
  const languages = useLanguages();
  const { host, views } = useStation();
  const act = useAct();
  const [cannot, setCannot] = useState(false);
  const [retaking, setRetaking] = useState(false);
  const { view: screen } = useView("read_applicant_screen", {}, ["applicant", "application"]);
  const id = view.application;
  const shown = view.applicantScreen;
  const reading = shown === "review" || shown === "signature";
  const speaking = screen?.reading === "speaking";
  // Answers when it has been read or stopped; meanwhile everything else goes on.
  const read = () => void host.call(speaking ? "stop_reading" : "read_aloud", {}).catch(() => undefined);
  // Who leaves this screen turns to something else: the voice ends.
  useEffect(() => () => void host.call("stop_reading", {}).catch(() => undefined), [host]);
  const show = (state: string) => void act.run("show_to_applicant", { application: id, state }).then(answer);
  const lines = reading && screen && screen.lines.length > 0 ? screen.lines : sheetOf(view);
  // The signature is what this screen is for; only the rest leads back.
  const lacking = view.missing.filter((item) => item.step !== "review");
  const missing = lacking[0];
  const wrong = view.linesWrong[0];
  const attested = view.attestation !== null && view.voidedBy.length === 0;

  const unmended = view.returnReasons[nextToMend(view.returnReasons, "review", visited) ?? -1];

  const main = ((): MainAction => {
    // What the supervisor returned it for comes before the signature that still stands.
    if (unmended && !reading) return { verb: words("mend-line", { field: mendName(words, unmended) }), act: () => mendReason(unmended) };
    if (attested && may(view, "complete", "keepAttestation") && !missing) {
      // Nothing that the applicant saw has changed: their signature stands, and the draft is closed again under it.
      return { verb: words("keep-signature"), act: () => show("review"), busy: act.busy === "show_to_applicant" };
    }
    if (attested && !missing) {
      return {
        verb: words("sign-and-submit"),
        irreversible: true,
        busy: act.busy === "sign_and_submit",
        act: () => void act.run("sign_and_submit", { application: id }).then(answer),
        why: may(view, "sign", "submit") ? undefined : words("not-yours-to-sign"),
      };
    }
    if (wrong !== undefined) {
      const verb = wrong === "portrait" ? words("another-picture") : words("mend-line", { field: fieldName(words, wrong) });
      return { verb, act: () => mend(wrong) };
    }
    if (missing) {
      return {
        verb: words("mend-missing", { what: missingName(missing) }),
        act: () => go(missing.step as Step, missing.step === "facts" ? (missing.field ?? undefined) : undefined),
      };
    }
    if (shown === "review") return { verb: words("ask-signature"), act: () => show("signature"), busy: act.busy !== undefined };
    if (shown === "signature") return { verb: words("signing"), act: () => undefined, why: words("signing-why") };
    return { verb: words("to-applicant"), act: () => show("review"), busy: act.busy === "show_to_applicant" };
  })();

  function mend(field: string) {
    if (field === "portrait") go("portrait");
    else if (field.startsWith("finger_") || field.startsWith("slap") || field === "biometrics") go("fingers");
    else if (field === "reason") go("person");
    else if (field.startsWith("gap_") || field.startsWith("eye_") || field.startsWith("iris_")) go("iris");
    else go("facts", field);
  }
  /** The station says which step mends a reason. */
  function mendReason(reason: ReturnReasonView) {
    if (reason.step === "review") return;
    visited.add(view.returnReasons.indexOf(reason));
    go(reason.step as Step, wayTo(reason));
  }
  function missingName(item: MissingView): string {
    if (item.code === "finger" && item.field) return words(`finger-${item.field}`);
    return item.field ? fieldName(words, item.field) : coded(words, "missing", item.code);
  }

  const chooseLanguage = (language: string, larger: boolean) =>
    void act.run("choose_applicant_language", { application: id, language, larger }).then((next) => next && views.install("read_applicant_screen", {}, next));
  const language = screen?.language ?? session.language;
  const larger = screen?.larger ?? false;

  return (
    <Screen
      name="review"
      title={words("review-title")}
      main={main}
      problem={act.problem}
      saved={words("saved-at", { time: exactTime(view.saved) })}
      digits={view.returnReasons.length > 0 ? words("digits-mend") : undefined}
      digit={(digit) => {
        const reason = view.returnReasons[digit - 1];
        if (reason) mendReason(reason);
      }}
      keys={{
        // Whoever reads already is called back to their sheet.
        call: () => show("review"),
        ...(reading && !attested ? { read } : {}),
      }}
      side={[
        { verb: words("pause"), part: "pause", at: "leave", act: pause },
        !attested && missing === undefined && { verb: words("cannot-sign"), part: "cannot-sign", at: "exception", act: () => setCannot(true) },
        may(view, "capture", "reopen") && { verb: words("take-again"), part: "again", at: "again", act: () => setRetaking(true) },
        (reading || attested) && { verb: words("beside-verb"), part: "beside", at: "beside", act: beside },
        reading && {
          verb: words("take-screen"),
          part: "take-screen",
          act: () => void act.run("take_from_applicant", { application: id }).then(answer),
        },
        !session.secondScreen &&
          reading && {
            verb: words("turn-screen"),
            part: "turn-screen",
            act: () => void act.run("turn_screen", { toApplicant: true, password: null }).then((next) => next && views.install("read_session", {}, next)),
          },
      ]}
    >
      {reading && screen?.asksHelp ? (
        <Note tone="attention" part="asks-help" live>
          {words("asks-help")}
        </Note>
      ) : null}
      <Follows view={view} />
      <ReturnReasons view={view} at="review" onMend={mendReason} />
      {view.voidedBy.length > 0 ? (
        <Note tone="attention" part="voided">
          {words("voided", { fields: view.voidedBy.map((field) => fieldName(words, field)).join(", ") })}
        </Note>
      ) : null}
      {view.linesWrong.length > 0 ? (
        <Note tone="attention" part="lines-wrong" live>
          {view.linesWrong.every((line) => line === "portrait") ? words("another-picture-note") : words("lines-wrong", { count: view.linesWrong.length })}
        </Note>
      ) : null}
      {lacking.length > 0 && !attested ? (
        <Note tone="attention" part="missing">
          {words("review-missing")}
          <ul className={look.missing}>
            {lacking.map((item) => (
              <li key={`${item.code} ${item.field}`}>
                <Button tone="quiet" onPress={() => go(item.step as Step, item.step === "facts" ? (item.field ?? undefined) : undefined)}>
                  {missingName(item)}
                </Button>
              </li>
            ))}
          </ul>
        </Note>
      ) : null}
      <div className={look.columns}>
        <section className={look.sheet} aria-label={words("sheet")} data-part="sheet">
          <dl>
            {lines.map((line) => {
              const isWrong = view.linesWrong.includes(line.field);
              return (
                <div key={line.field} className={`${look.line} ${isWrong ? look.wrong : ""}`} data-line={line.field}>
                  <dt>{fieldName(words, line.field)}</dt>
                  <dd lang="vi" className="numbers">
                    {lineText(words, line)}
                    {isWrong ? (
                      <AriaButton className={look.mend ?? ""} onPress={() => mend(line.field)} data-part={`mend-${line.field}`}>
                        <PenLine aria-hidden="true" />
                        {words(line.field === "portrait" ? "another-picture-asked" : "line-wrong-mend")}
                      </AriaButton>
                    ) : null}
                  </dd>
                </div>
              );
            })}
          </dl>
        </section>
        <aside className={look.beside}>
          <section className={look.card} aria-label={words("applicant-screen")}>
            <h2>{words("applicant-screen")}</h2>
            <p className={look.screenState} role="status" data-part="applicant-screen" data-state={shown}>
              {attested ? (
                <CircleCheck aria-hidden="true" />
              ) : shown === "signature" ? (
                <Signature aria-hidden="true" />
              ) : (
                <MonitorSmartphone aria-hidden="true" />
              )}
              {words(attested ? "applicant-attested" : `applicant-screen-${shown || "idle"}`)}
            </p>
            <Choices
              row
              hideLabel
              part="applicant-language"
              label={words("applicant-language")}
              choices={languages.map(({ tag, name }) => ({ id: tag, label: name, lang: tag }))}
              value={language}
              onChange={(chosen) => chooseLanguage(chosen, larger)}
            />
            <Switch isSelected={larger} onChange={(on) => chooseLanguage(language, on)} className={look.switch ?? ""} data-part="applicant-larger">
              <span className={look.track} aria-hidden="true" />
              {words("applicant-larger")}
            </Switch>
          </section>
          {reading || view.readAloud ? <ReadAloud view={view} answer={refresh} reading={screen?.reading ?? "silent"} onRead={read} /> : null}
          {view.attestation ? (
            <section className={look.card} aria-label={words("attestation")} data-part="attestation">
              <Attestation attestation={view.attestation} />
            </section>
          ) : null}
          <section className={look.card} aria-label={words("captured")}>
            <h2>{words("captured")}</h2>
            <ul className={look.captured}>
              {printLines(words, view).map((line) => (
                <li key={line.key}>{line.text}</li>
              ))}
              {view.eyes
                .filter((eye) => eye.exception || eye.state === "weak")
                .map((eye) => (
                  <li key={eye.eye}>{eyeLine(words, eye)}</li>
                ))}
              {view.gaps.map((gap) => (
                <li key={gap.modality}>{words(`gap-of-${gap.modality}`, { reason: coded(words, "gap", gap.reason) })}</li>
              ))}
              {view.fingers.every((finger) => finger.state === "kept") && view.eyes.every((eye) => eye.state === "kept") && view.gaps.length === 0 ? <li>{words("captured-all")}</li> : null}
            </ul>
          </section>
          <Parts view={view} />
        </aside>
      </div>
      {cannot ? (
        <CannotSign
          view={view}
          onClose={() => setCannot(false)}
          onDone={(next) => {
            setCannot(false);
            answer(next);
          }}
        />
      ) : null}
      {retaking ? <TakeAgain view={view} onClose={() => setRetaking(false)} go={go} ask={ask} /> : null}
    </Screen>
  );
}

/** Who did what: the clerk's signature covers this list. */
export function Parts(props: { view: ApplicationView }) {
  const words = useWords();
  if (props.view.people.length === 0) return null;
  return (
    <section className={look.card} aria-label={words("parts")} data-part="parts">
      <h2>{words("parts")}</h2>
      <dl className={look.parts}>
        {props.view.people.map((part) => (
          <div key={`${part.part} ${part.officer}`}>
            <dt>{coded(words, "part", part.part)}</dt>
            <dd lang="vi">{part.officer}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
