import { type ReactNode, useEffect, useRef, useState } from "react";
import type { ApplicationView } from "../generated/contract";
import { useAct, useStation, useView } from "../host/station";
import { useKeys } from "../keys/useKeys";
import { coded, humped, useWords } from "../locale/words";
import { Button } from "../parts/Button";
import { Dialog } from "../parts/Dialog";
import { ProblemNote } from "../parts/Note";
import { Options } from "../parts/Options";
import { Screen } from "../parts/Screen";
import { Spelling } from "../parts/Spelling";
import { useSay } from "../parts/Announcer";
import { TextField } from "../parts/TextField";
import { may } from "../place/actions";
import { useAtDesk } from "../place/beside";
import { useLastPlace, useOpenedAt } from "../place/lastPlace";
import { type Place, type Step, usePlace } from "../place/place";
import { TakeBackContext } from "../place/takeBack";
import { sound } from "../sound/earcons";
import { DiscardSamples } from "./DiscardSamples";
import { Done } from "./Done";
import { Facts } from "./Facts";
import { Fingers } from "./Fingers";
import { Frame } from "./Frame";
import { Iris } from "./Iris";
import { Person } from "./Person";
import { PortraitStep } from "./PortraitStep";
import { StepsRail } from "./Rail";
import { fieldName } from "./ReturnReasons";
import { Review } from "./Review";
import { Strip } from "./Strip";
import { Withdraw } from "./Withdraw";
import { WrongPerson } from "./WrongPerson";

/** What every step needs of the application that it works on. */
export interface StepProps {
  readonly view: ApplicationView;
  /** Puts the station's answer in place; the screen follows its step. */
  readonly answer: (view: ApplicationView | undefined) => void;
  /** Puts the station's answer in place and stays on the step. */
  readonly refresh: (view: ApplicationView | undefined) => void;
  readonly go: (step: Step, field?: string) => void;
  readonly field: string | undefined;
  /** The field where the officer was when they left: the caret goes back there, if it is still asked. */
  readonly caret: string | undefined;
  readonly pause: () => void;
  /** The next person beside this one. */
  readonly beside: () => void;
  readonly ask: (question: Question) => void;
  /** The reasons of a return, by place in their list, whose step was visited from here. */
  readonly visited: Set<number>;
  /** The facts are confirmed; in place of following the station's step. */
  readonly onConfirmed?: ((view: ApplicationView) => void) | undefined;
}

/** What is asked in front of a step. */
export type Question = "pause" | "absent" | "withdraw" | "discard" | "wrongPerson" | "spelling";

/** One application: the rail of its steps, the person strip, and the step where work goes on. */
export function Application(props: { place: Extract<Place, { at: "application" }>; rail?: ReactNode }) {
  const { id, field } = props.place;
  const words = useWords();
  const { views } = useStation();
  const { go } = usePlace();
  const act = useAct();
  const { view, problem } = useView("read_application", { application: id }, ["application"]);
  const atDesk = useAtDesk();
  const say = useSay();
  const [asked, setAsked] = useState<Question>();
  /** The way to the discarding led over "not this person": as long as nothing else is asked. */
  const [wrong, setWrong] = useState(false);
  const ask = (question: Question | undefined) => {
    setWrong(false);
    setAsked(question);
  };
  const resumed = useRef("");
  const visited = useRef(new Set<number>());

  // A paused application that is opened goes on where it was; one that pauses while it stands here waits for a key.
  const opened = view !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each application, as it was when it was opened
  useEffect(() => {
    if (!view || resumed.current === id) return;
    resumed.current = id;
    if (view.paused === null || !may(view, "resume")) return;
    void act.run("resume_application", { application: id }).then((next) => next && views.install("read_application", { application: id }, next));
  }, [opened, id]);

  const { openedAt, moveOn } = useOpenedAt(view);
  // Beside the person at the desk there are facts and nothing else; where somebody was in them says nothing of where work goes on.
  const step = atDesk ? "facts" : (props.place.step ?? (view ? stepOf(view, openedAt?.step) : "person"));
  useLastPlace(atDesk ? undefined : view, step);

  const refresh = (next: ApplicationView | undefined) => {
    if (next) views.install("read_application", { application: id }, next);
  };
  const answer = (next: ApplicationView | undefined) => {
    if (!next) return;
    refresh(next);
    // The question "same person?" comes between; behind it work opens where it was left.
    if (!view?.askSamePerson) moveOn();
    if (props.place.step !== undefined) go({ at: "application", id });
  };
  const takeBack = () => void act.run("take_back", { application: id }).then(answer);
  const canTakeBack = view?.takeBack != null && may(view, "takeBack");
  const code = view?.takeBack ?? "";
  const offered = canTakeBack
    ? { verb: words.has(`take-back-${humped(code)}`) ? coded(words, "take-back", code) : words("take-back", { what: fieldName(words, code) }), act: takeBack }
    : undefined;

  const summon = () =>
    void act.run("show_to_applicant", { application: id, state: "called" }).then((next) => {
      if (next) sound("chime");
      answer(next);
    });
  useKeys(view ? { spell: () => ask("spelling") } : {}, { level: 0 });
  // Called a second time and not come: absent, unless they are called once more.
  const call = () => (view?.applicantScreen === "called" ? ask("absent") : summon());
  useKeys(view && may(view, "pause", "attest") && !atDesk ? { call } : {}, {
    level: 0,
  });
  // The next person beside this one; a step that is left ends what its device does.
  const beside = () => {
    // Without a step of its own the place is the one that the vault keeps.
    const field = props.place.step === undefined ? undefined : (document.activeElement?.closest<HTMLElement>("[data-field]")?.dataset.field ?? props.place.field);
    go({ at: "beside", of: { ...props.place, field }, aside: { at: "ready" } });
  };
  useKeys(view && may(view, "pause", "attest", "sign", "reopen") && !atDesk ? { beside } : {}, { level: 0 });

  if (!view) {
    return (
      <Frame rail={null}>
        <Screen name="loading" title={words("loading")} problem={problem} main={{ verb: words("back"), act: () => go({ at: "ready" }) }}>
          {null}
        </Screen>
      </Frame>
    );
  }
  const Shown = steps[step];
  return (
    <TakeBackContext.Provider value={offered}>
      <Frame rail={props.rail ?? <StepsRail view={view} step={step} />} strip={<Strip view={view} />} beside={atDesk !== undefined}>
        <Shown
          key={step}
          view={view}
          answer={answer}
          refresh={refresh}
          field={field}
          caret={props.place.step === undefined && openedAt?.step === step ? (openedAt.field ?? undefined) : undefined}
          go={(to, at) => go({ at: "application", id, step: to, field: at })}
          beside={beside}
          pause={atDesk ? atDesk.leave : () => ask("pause")}
          ask={ask}
          visited={visited.current}
          onConfirmed={
            atDesk
              ? (next) => {
                  say(words("beside-waits", { ticket: next.ticket }));
                  atDesk.leave();
                }
              : undefined
          }
        />
        {asked === "pause" ? <Pause view={view} onClose={() => ask(undefined)} ask={ask} /> : null}
        {asked === "absent" ? (
          <Absent
            view={view}
            onClose={() => ask(undefined)}
            onCall={() => {
              ask(undefined);
              summon();
            }}
          />
        ) : null}
        {asked === "withdraw" ? <Withdraw view={view} onClose={() => ask(undefined)} /> : null}
        {asked === "spelling" ? <Spelling name={view.strip.name} onClose={() => ask(undefined)} /> : null}
        {asked === "wrongPerson" ? (
          <WrongPerson
            view={view}
            onClose={() => ask(undefined)}
            ask={(next) => {
              ask(next);
              setWrong(true);
            }}
            onDone={(next) => {
              ask(undefined);
              answer(next);
            }}
          />
        ) : null}
        {asked === "discard" ? (
          <DiscardSamples
            view={view}
            wrongPerson={wrong}
            onClose={() => ask(undefined)}
            onDone={(next) => {
              ask(undefined);
              answer(next);
            }}
          />
        ) : null}
        {act.problem ? (
          <Dialog title={words("not-possible")} part="problem-dialog" onClose={act.dismiss}>
            <ProblemNote problem={act.problem} />
          </Dialog>
        ) : null}
      </Frame>
    </TakeBackContext.Provider>
  );
}

const steps = {
  person: Person,
  facts: Facts,
  portrait: PortraitStep,
  fingers: Fingers,
  iris: Iris,
  review: Review,
  done: Done,
} satisfies Record<Step, unknown>;

function stepOf(view: ApplicationView, openedAt: string | undefined): Step {
  const wanted = openedAt ?? view.step;
  return view.askSamePerson ? "person" : wanted in steps ? (wanted as Step) : "review";
}

/** Esc on a step: pause, with one digit. */
function Pause(props: { view: ApplicationView; onClose: () => void; ask: (question: Question) => void }) {
  const words = useWords();
  const act = useAct();
  const { go } = usePlace();
  const id = props.view.application;
  const [appointment, setAppointment] = useState("");
  const pause = (reason: number) => void act.run("pause_application", { application: id, reason, appointment }).then((view) => view && go({ at: "ready" }));
  const refused = act.problem?.view.field === "appointment" ? act.problem.view : undefined;
  // What is no pause, and rarely wanted, stands behind the reasons: the digit stays the same while the list does.
  const more = [
    ...(may(props.view, "withdraw") ? [{ label: words("pause-withdraw"), act: () => props.ask("withdraw") }] : []),
    ...(may(props.view, "discardSamples") ? [{ label: words("pause-discard"), act: () => props.ask("discard") }] : []),
  ];
  return (
    <Dialog
      title={words("pause-title")}
      part="pause"
      onClose={props.onClose}
      digit={(digit) => {
        if (digit <= 5) pause(digit);
        else more[digit - 6]?.act();
      }}
    >
      <ProblemNote problem={refused ? undefined : act.problem} />
      <p>{words("pause-lead")}</p>
      <Options
        numbered
        hideLabel
        part="pause-reasons"
        label={words("pause-title")}
        options={[
          ...[1, 2, 3, 4, 5].map((number) => ({ id: String(number), label: words(`pause-reason-${number}`) })),
          ...more.map((one, index) => ({ id: String(index + 6), label: one.label })),
        ]}
        onChoose={(chosen) => (Number(chosen) > 5 ? more[Number(chosen) - 6]?.act() : pause(Number(chosen)))}
      />
      <TextField
        label={words("pause-appointment")}
        help={words("pause-appointment-help")}
        field="appointment"
        value={appointment}
        onChange={setAppointment}
        maxLength={10}
        inputMode="numeric"
        error={refused ? coded(words, "error", refused.code) : undefined}
      />
    </Dialog>
  );
}

/** F4 a second time: the person has not come. They keep their number and wait among the open people. */
function Absent(props: { view: ApplicationView; onClose: () => void; onCall: () => void }) {
  const words = useWords();
  const act = useAct();
  const { go } = usePlace();
  const { application, ticket } = props.view;
  const absent = () => void act.run("pause_application", { application, reason: personLeft, appointment: "" }).then((view) => view && go({ at: "ready" }));
  return (
    <Dialog
      title={words("absent-title", { ticket })}
      part="absent"
      onClose={props.onClose}
      main={{ verb: words("absent-verb"), act: absent, busy: act.busy !== undefined }}
      keys={{ call: props.onCall }}
    >
      <ProblemNote problem={act.problem} />
      <p>{words("absent-lead", { ticket })}</p>
      <p>
        <Button at="call" part="call-again" onPress={props.onCall}>
          {words("call-again")}
        </Button>
      </p>
    </Dialog>
  );
}

/** "Person leaves" among the reasons of a pause. */
const personLeft = 1;
