import { Print } from "../capture/Slap";
import type { ApplicationView, MixUpView } from "../generated/contract";
import { useAct } from "../host/station";
import type { Words } from "../locale/catalogs";
import { coded, useWords } from "../locale/words";
import { Dialog } from "../parts/Dialog";
import { Note, ProblemNote } from "../parts/Note";
import { Options } from "../parts/Options";
import { Portrait } from "../parts/Portrait";
import look from "./MixUp.module.css";
import { isRolled, slapOf } from "./slaps";

/** Height of the two portraits that are compared. */
const comparedAt = 240;

/** The finding that waits for an answer: a certain one at once, any other when no hand is on the glass any more. */
export function dueMixUp(view: ApplicationView): MixUpView | undefined {
  const waiting = view.mixUps.filter((found) => found.answer === null);
  const handsDone = view.slaps.every((slap) => slap.state === "kept" || slap.state === "excepted");
  return waiting.find((found) => found.certain) ?? (handsDone ? waiting[0] : undefined);
}

/** Names one finding on a screen. */
export const keyOf = (found: MixUpView): string => `${found.slap} ${found.other?.application ?? found.officer?.id ?? ""}`;

/** Prints that look like somebody else's: both portraits, and what it may be. Nothing is thrown away before somebody says so. */
export function MixUp(props: { view: ApplicationView; found: MixUpView; onAgain: (slap: number) => void; onClose: () => void; onDone: (view: ApplicationView) => void }) {
  const { view, found } = props;
  const words = useWords();
  const act = useAct();
  const slap = words(`slap-${found.slap}`);
  const answer = async (said: string) => {
    const request = { application: view.application, slap: found.slap, other: found.other?.application ?? null, officer: found.officer?.id ?? null, answer: said };
    const next = await act.run("answer_mix_up", request);
    if (next) props.onDone(next);
  };
  // One hand laid down for two: either of them may be the wrong one.
  const own = found.other === null && found.officer === null;
  // A print rolled under the wrong name is one of them, too.
  const rolledWrong = view.slaps.filter((known) => isRolled(known.slap) && found.likes.includes(known.slap) && known.found.some((finger) => !finger.good));
  const alike = [...rolledWrong.map((known) => known.slap), ...found.likes.map((finger) => slapOf(finger))];
  const others = own ? [...new Set(alike)].filter((other) => other !== found.slap) : [];
  const ways = [
    ...[found.slap, ...others].map((which) => ({
      id: which === found.slap ? "again" : `again-${which}`,
      label: words("mix-up-again", { slap: words(`slap-${which}`) }),
      act: () => props.onAgain(which),
    })),
    ...found.answers.map((said) => ({ id: said, label: answerWords(words, found, said), act: () => void answer(said) })),
  ];
  return (
    <Dialog wide title={words("mix-up-title")} part="mix-up" onClose={props.onClose} digit={(digit) => ways[digit - 1]?.act()} keys={{ again: () => props.onAgain(found.slap) }}>
      <ProblemNote problem={act.problem} />
      <Note tone={found.certain ? "stop" : "attention"} part="mix-up-lead">
        {sentence(words, found, slap)} {words("mix-up-safe")}
      </Note>
      <div className={look.people}>
        <Portrait
          path={view.portrait?.image ?? view.strip.newPortrait ?? view.strip.oldPortrait}
          caption={words("mix-up-here", { ticket: view.ticket, name: view.strip.name || words("name-unknown") })}
          height={comparedAt}
          simulated={view.portrait?.simulated ?? false}
        />
        {found.other ? (
          <Portrait
            path={found.other.portrait ?? found.other.oldPortrait}
            caption={words("mix-up-here", { ticket: found.other.ticket, name: found.other.name || words("name-unknown") })}
            height={comparedAt}
            part="mix-up-other"
          />
        ) : null}
        <Prints found={found} simulated={view.simulated} />
        <div className={look.ways}>
          <p>{words("mix-up-fingers", { fingers: found.fingers.map((finger) => words(`finger-${finger}`)).join(", ") })}</p>
          <Options
            numbered
            hideLabel
            part="mix-up-ways"
            label={words("mix-up-ways")}
            options={ways.map((way) => ({ id: way.id, label: way.label }))}
            onChoose={(chosen) => ways.find((way) => way.id === chosen)?.act()}
          />
        </div>
      </div>
    </Dialog>
  );
}

function sentence(words: Words, found: MixUpView, slap: string): string {
  const how = { slap, certain: found.certain ? "yes" : "no", exchanged: found.exchanged ? "yes" : "no" };
  if (found.officer) return words("mix-up-officer", { ...how, name: found.officer.name });
  return found.other ? words("mix-up-other", { ...how, ticket: found.other.ticket || words("mix-up-gone") }) : words("mix-up-own", how);
}

/** An answer as it reads for whom the prints look like. */
function answerWords(words: Words, found: MixUpView, said: string): string {
  return words(found.officer && said === "samePerson" ? "mix-up-answer-officer-samePerson" : `mix-up-answer-${said}`);
}

/** The print that looks most like another beside that other one. */
function Prints(props: { found: MixUpView; simulated: boolean; small?: boolean }) {
  const words = useWords();
  const { found } = props;
  const names = [words("mix-up-print-here", { finger: words(`finger-${found.fingers[0]}`) }), words("mix-up-print-there", { finger: words(`finger-${found.likes[0]}`) })];
  return (
    <>
      {found.prints.map((print, at) => (
        <figure key={print.image + names[at]} className={`${look.print} ${props.small ? look.small : ""}`} data-part="mix-up-print">
          <Print one={print} label={names[at] ?? ""} simulated={props.simulated} />
          <figcaption>{names[at]}</figcaption>
        </figure>
      ))}
    </>
  );
}

/** For the supervisor: what was found, with the other portrait, and what the clerk said to it. */
export function MixUpNotes(props: { view: ApplicationView }) {
  const words = useWords();
  return props.view.mixUps.map((found) => {
    const slap = words(`slap-${found.slap}`);
    return (
      <Note key={keyOf(found)} tone="attention" part="mix-up-note">
        <div className={look.people}>
          {found.other ? (
            <Portrait path={found.other.portrait ?? found.other.oldPortrait} caption={found.other.ticket} height={comparedAt / 2} part="mix-up-other" />
          ) : null}
          <Prints small found={found} simulated={props.view.simulated} />
          <div>
            <p>{words("mix-up-grade", { certain: found.certain ? "yes" : "no", exchanged: found.exchanged ? "yes" : "no" })}</p>
            <p>
              {found.officer
                ? words("mix-up-review-officer", { slap, name: found.officer.name })
                : found.other
                ? words("mix-up-review-other", { slap, ticket: found.other.ticket || words("mix-up-gone"), name: found.other.name || words("name-unknown") })
                : words("mix-up-review-own", { slap })}
            </p>
            <p>{words("mix-up-fingers", { fingers: found.fingers.map((finger) => words(`finger-${finger}`)).join(", ") })}</p>
            {found.other?.stage ? <p>{words("mix-up-stage", { ticket: found.other.ticket, stage: coded(words, "stage", found.other.stage) })}</p> : null}
            {found.answer ? <p>{words("mix-up-said", { officer: found.answeredBy, answer: answerWords(words, found, found.answer) })}</p> : null}
          </div>
        </div>
      </Note>
    );
  });
}
