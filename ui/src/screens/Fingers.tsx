import { RotateCw } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import { endCapture, lastEnding } from "../capture/ending";
import { LiveGlass } from "../capture/LiveGlass";
import { Slap } from "../capture/Slap";
import { Tries, tryOf } from "../capture/Tries";
import type { ApplicationView, SlapTriesView, SlapTryView } from "../generated/contract";
import { useAct, useStation, useView } from "../host/station";
import { exactTime } from "../locale/format";
import { coded, useWords } from "../locale/words";
import { useSay } from "../parts/Announcer";
import { Note } from "../parts/Note";
import { Screen } from "../parts/Screen";
import { may } from "../place/actions";
import { useSession } from "../place/session";
import { sound } from "../sound/earcons";
import type { StepProps } from "./Application";
import { ComeBack } from "./ComeBack";
import { Evidence } from "./Evidence";
import { expectedMs, useOver } from "./expectedTime";
import { FingerExceptions } from "./FingerExceptions";
import { useHindrance } from "./hindrance";
import { dueMixUp, keyOf, MixUp } from "./MixUp";
import look from "./Fingers.module.css";
import { why } from "./printLines";
import { RolledFingers } from "./RolledFingers";
import { SlapHands } from "./SlapHands";
import { isRolled, slapOf } from "./slaps";
import { fingersOf, lackingIn, lackingOfAll, notSeenInAny, numbersOf } from "./slapTry";

/** How long a good try can still be stopped before it is accepted by itself. */
const acceptMs = 1000;

/** Screen 4: three placements, one after the other by themselves; no key from the first to the last when they are good. */
export function Fingers(props: StepProps) {
  const { view, answer, pause } = props;
  const hindrance = useHindrance(props, "fingers");
  const words = useWords();
  const { host } = useStation();
  const session = useSession();
  const act = useAct();
  const { run } = act;
  const id = view.application;
  const open = view.slaps.find((slap) => slap.state === "open" || slap.state === "now");
  const [chosen, choose] = useState<number | undefined>(() => view.slaps.find((known) => props.field === `slap${known.slap}`)?.slap);
  const slap = view.slaps.find((known) => known.slap === chosen) ?? open ?? view.slaps[0];
  const [waiting, setWaiting] = useState(false);
  const [tries, setTries] = useState<SlapTriesView>();
  // The best try is proposed, whichever came last; another one can be chosen.
  const [other, setOther] = useState<string>();
  const taken = tries?.tries.find((one) => one.attempt === other) ?? tries?.tries[0];
  const drop = useCallback(() => {
    setTries(undefined);
    setOther(undefined);
  }, []);
  const [stopped, setStopped] = useState(false);
  // The finger that was waited for did not come: no stop of a person, no broken cable, and no time that passed meanwhile.
  const [outlasted, setOutlasted] = useState(false);
  const late = outlasted || act.problem?.view.code === "deviceTimedOut";
  const [excepting, setExcepting] = useState(false);
  // Excepted for now: before anything is taken it is asked whether the person comes back.
  const [healing, setHealing] = useState<readonly number[]>([]);
  // Face and hands, where a finger is excepted: asked for when no hand is on the glass any more.
  const [evidencePutAside, putEvidenceAside] = useState(false);
  const [photographing, photograph] = useState(props.field === "evidence");
  const mayCapture = may(view, "capture", "reopen");
  const lacksEvidence = view.evidence !== null && view.evidence.sample === null && !open && mayCapture;
  const due = dueMixUp(view);
  const [putAside, putMixUpAside] = useState<string>();
  const asking = due !== undefined && !waiting && putAside !== keyOf(due) && mayCapture ? due : undefined;
  const say = useSay();
  const code = slap?.slap;
  // Whoever comes here to take one hand again gets it with the first Enter.
  const wanted = mayCapture && chosen !== undefined && props.field === `slap${chosen}`;
  const alive = useRef(true);

  const capture = useCallback(
    async (wanted: number) => {
      drop();
      setStopped(false);
      setOutlasted(false);
      setWaiting(true);
      const before = lastEnding();
      await before;
      if (!alive.current) return;
      // Whoever stopped it while it waited gets no capture.
      const result = lastEnding() === before ? await run("capture_slap", { application: id, slap: wanted }) : undefined;
      if (!alive.current) return;
      // Something went wrong: what came before it, also within this hand, is kept and shown.
      const shown = result ?? (await host.call("read_slap_tries", { application: id, slap: wanted }).catch(() => undefined));
      if (!alive.current) return;
      setWaiting(false);
      const best = shown?.tries[0];
      if (shown && best) {
        setTries(shown);
        // A stop takes nothing away: what was taken before can still be kept.
        if (shown.outcome === "cancelled") setStopped(true);
        else {
          const newest = shown.tries.find((one) => numbersOf(one).includes(shown.newest)) ?? best;
          sound(newest.allGood && newest.canKeep ? "good" : "again");
        }
      } else setStopped(true);
    },
    [run, host, id, drop],
  );
  const keep = useCallback(
    async (result: SlapTryView) => {
      const next: ApplicationView | undefined = await run("keep_slap", { application: id, attempt: result.attempt });
      if (!next || !alive.current) return;
      // What was put aside was about the prints before these.
      putMixUpAside(undefined);
      say(words("slap-accepted", { slap: words(`slap-${result.slap}`) }));
      drop();
      choose(undefined);
      // Who keeps this hand goes on to the next one, also after a stop.
      setStopped(false);
      answer(next);
    },
    [run, id, words, answer, say, drop],
  );

  // The next open placement begins by itself; a stop, a refusal or a choice from the list waits for a key.
  const begin = mayCapture && !waiting && !taken && !stopped && !excepting && healing.length === 0 && !due && chosen === undefined && act.busy === undefined ? open?.slap : undefined;
  const began = useRef(0);
  useEffect(() => {
    if (begin === undefined || performance.now() - began.current < 200) return;
    began.current = performance.now();
    void capture(begin);
  }, [begin, capture]);

  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
      endCapture(host);
    };
  }, [host]);

  // An earlier try that is better waits for Enter: whoever takes a hand again may have had a reason.
  const good = taken?.allGood === true && numbersOf(taken).includes(tries?.newest ?? 0);
  // Of a child's tries the best is good enough after three.
  const enough = tries?.enough === true && taken === tries.tries[0];
  // Where the names rest on what was declared, somebody looks at the hand first.
  const accepting = taken?.canKeep === true && (good || enough) && !taken.namesDeclared && !stopped;
  const latestKeep = useRef(keep);
  latestKeep.current = keep;
  useEffect(() => {
    if (!accepting || !taken) return;
    const timer = setTimeout(() => void latestKeep.current(taken), acceptMs);
    return () => clearTimeout(timer);
  }, [accepting, taken]);

  const over = useOver(code, waiting, slap?.state === "kept" || slap?.state === "excepted");
  const { isOver, begin: beginTime } = over;
  const { view: scanner } = useView("read_scanner", {}, ["preview"]);
  // A scanner that takes fingers one by one: each has the time expected for a placement.
  const finger = waiting ? (scanner?.wanted ?? undefined) : undefined;
  useEffect(() => {
    if (finger !== undefined) beginTime();
  }, [finger, beginTime]);
  useEffect(() => {
    // What is expected for one placement is over: the best so far is proposed, or the exception that would be recorded.
    if (!isOver || !waiting) return;
    setOutlasted(true);
    endCapture(host);
  }, [isOver, waiting, host]);
  // Whoever lays down the other hand, or this one the other way round, has all its fingers.
  const otherHand = taken?.instruction === "slapOtherHand" || taken?.instruction === "slapTurnedRound";
  const except = () => {
    leaveQuietly();
    setExcepting(true);
  };

  const leave = () => {
    if (waiting) {
      setStopped(true);
      endCapture(host);
    } else if (accepting) setStopped(true);
    else pause();
  };
  const shownTries = (tries?.tries ?? []).map((one) => ({
    attempt: one.attempt,
    number: one.number,
    with: one.further.map((other) => other.number),
    usable: one.canKeep,
    says: one.canKeep ? words("tries-score", { score: Math.min(...fingersOf(one).map((finger) => finger.score)) }) : words("tries-unusable"),
  }));
  const pick = (attempt: string) => {
    // Whoever chooses decides when it is kept.
    setStopped(true);
    setOther(attempt);
  };
  const again = () => {
    over.begin();
    if (code !== undefined) void capture(code);
  };
  const name = code === undefined ? "" : words(`slap-${code}`);
  const busy = act.busy === "keep_slap";
  const main = waiting
    ? { verb: words("slap-waiting"), act: () => undefined, why: words(code !== undefined && isRolled(code) ? "roll-waiting-why" : "slap-waiting-why") }
    : taken
      ? taken.canKeep
        ? { verb: words(taken.allGood ? "slap-keep" : "slap-keep-weak"), act: () => void keep(taken), busy }
        : isOver && !otherHand
          ? { verb: words("slap-over-except"), act: except }
          : { verb: words(lackingIn(taken).length > 0 ? "slap-take-lacking" : "again"), act: again }
      : isOver && stopped
        ? { verb: words("slap-over-except"), act: except }
      : hindrance && open
        ? hindrance.main
        : due
          ? { verb: words("mix-up-look"), act: () => putMixUpAside(undefined) }
        : lacksEvidence && !taken
          ? { verb: words("evidence-title"), act: () => putEvidenceAside(false) }
        : slap && (slap.state === "open" || slap.state === "now" || wanted)
          ? { verb: words("slap-take", { slap: name }), act: again }
          : open
            ? { verb: words("slap-take", { slap: words(`slap-${open.slap}`) }), act: () => choose(undefined) }
            : { verb: words("go-on"), act: () => answer(view) };

  return (
    <Screen
      name="fingers"
      title={words("fingers-title")}
      digits={shownTries.length > 1 ? words("digits-try") : undefined}
      digit={(digit) => {
        const one = taken && tries ? tryOf(tries.tries, (known) => known.canKeep, digit) : undefined;
        if (one) pick(one.attempt);
      }}
      main={main}
      problem={act.problem ?? hindrance?.problem}
      saved={words("saved-at", { time: exactTime(view.saved) })}
      side={[
        { verb: words(waiting || accepting ? "stop" : "pause"), part: "pause", at: "leave", act: leave },
        may(view, "declareException", "reopen") && {
          verb: words("exception"),
          part: "exception",
          at: "exception",
          act: except,
        },
        mayCapture && !waiting && { verb: words("again"), part: "again", at: "again", act: again },
        mayCapture && !waiting && { verb: words("turn-scanner"), part: "turn-scanner", at: "turnPicture", act: turnScanner },
      ]}
    >
      {view.notes
        .filter((note) => note.code.startsWith("prints-"))
        .map((note) => (
          <Note key={`${note.code} ${note.params.ticket}`} tone="stop" part="prints-doubted">
            {coded(words, "note", note.code, note.params)}
          </Note>
        ))}
      <p className={`${look.instruction} ${taken ? (taken.canKeep && taken.allGood && !taken.namesDeclared ? look.good : look.attention) : ""}`} role="status" data-part="instruction">
        {sentence()}
      </p>
      <progress
        className={`${look.time} ${isOver ? look.over : ""}`}
        value={over.passed}
        max={expectedMs}
        aria-label={words("slap-expected", { seconds: expectedMs / 1000 })}
        data-part="expected"
      />
      <div className={`${look.columns} ${view.slaps.some((known) => isRolled(known.slap)) ? look.rolling : ""}`}>
        <div className={look.large}>{picture()}</div>
        <div className={look.lists}>
          <ol className={look.list} aria-label={words("slaps")}>
            {view.slaps
              .filter((known) => !isRolled(known.slap))
              .map((known) => (
                <li key={known.slap}>
                  <AriaButton
                    className={`${look.slap} ${known.slap === code ? look.current : ""}`}
                    onPress={() => lookAt(known.slap)}
                    data-part={`slap-${known.slap}`}
                    data-state={known.state}
                  >
                    <span className={look.hands}>
                      <SlapHands slap={known} view={view} />
                    </span>
                    <span>
                      <b>{words(`slap-${known.slap}`)}</b>
                      <small>{words(`slap-state-${known.state}`)}</small>
                      {known.sample ? <small>{words("tries", { count: known.sample.tries })}</small> : null}
                    </span>
                  </AriaButton>
                </li>
              ))}
          </ol>
          <RolledFingers slaps={view.slaps} current={code} onChoose={lookAt} />
          {view.evidence?.sample ? (
            <AriaButton className={look.slap ?? ""} isDisabled={!mayCapture || waiting} onPress={() => photograph(true)} data-part="evidence-again">
              <img className={look.evidence} src={host.imageUrl(view.evidence.sample.image)} alt="" />
              <span>
                <b>{words("evidence-title")}</b>
                <small>{words("slap-state-kept")}</small>
              </span>
            </AriaButton>
          ) : null}
          {scanner?.turned ? (
            <p className={look.turned} data-part="scanner-is-turned">
              <RotateCw size={16} aria-hidden="true" /> {words("scanner-is-turned")}
            </p>
          ) : null}
        </div>
      </div>
      {asking ? (
        <MixUp
          view={view}
          found={asking}
          onClose={() => putMixUpAside(keyOf(asking))}
          onAgain={(which) => {
            over.begin();
            choose(which);
            putMixUpAside(keyOf(asking));
            void capture(which);
          }}
          onDone={answer}
        />
      ) : null}
      {((photographing && view.evidence !== null) || (lacksEvidence && !evidencePutAside)) && !taken && !waiting && !asking && !excepting && healing.length === 0 ? (
        <Evidence
          view={view}
          onClose={() => {
            putEvidenceAside(true);
            photograph(false);
          }}
          onDone={(next) => {
            photograph(false);
            say(words("evidence-kept"));
            answer(next);
          }}
        />
      ) : null}
      {healing.length > 0 ? <ComeBack view={view} fingers={healing} onClose={() => setHealing([])} /> : null}
      {excepting ? (
        <FingerExceptions
          view={view}
          slap={slapOf(code ?? 13)}
          {...proposal()}
          onClose={() => setExcepting(false)}
          onDone={(next, forNow) => {
            setExcepting(false);
            if (forNow.length > 0) setHealing(forNow);
            drop();
            over.begin();
            setStopped(false);
            answer(next);
          }}
        />
      ) : null}
    </Screen>
  );

  // A scanner that stands turned round: its pictures too, from now on and remembered by the station.
  function turnScanner() {
    setStopped(true);
    void run("turn_scanner", {}).then((state) => {
      if (state) say(words(state.turned ? "scanner-turned" : "scanner-upright"));
    });
  }

  function lookAt(which: number) {
    leaveQuietly();
    drop();
    choose(which);
  }

  function leaveQuietly() {
    if (waiting) endCapture(host);
    setStopped(true);
  }

  // A finger whose place stayed free, or that was waited for in vain, left no print; whether it is gone is for the clerk to see.
  function proposal(): { proposed: readonly number[]; late: boolean } {
    const free = isOver && tries ? notSeenInAny(tries.tries) : undefined;
    if (free !== undefined) return { proposed: [free], late: true };
    const lacking = tries && taken ? lackingOfAll(taken, tries.tries) : [];
    return { proposed: lacking.slice(0, late ? 1 : undefined), late };
  }

  // Whose place is free on the glass.
  function freePlace(one: SlapTryView): string | undefined {
    return one.notSeen === null ? undefined : words("slap-not-seen", { finger: words(`finger-${one.notSeen}`) });
  }

  function sentence(): string {
    const place = code !== undefined && isRolled(code) ? "roll-place" : "slap-place";
    if (waiting) return words(place, { slap: finger === undefined ? name : words(`finger-${finger}`) });
    if (isOver && !taken) return words("slap-over", { slap: name });
    if (isOver && taken?.canKeep && !accepting) return words("slap-over-keep", { slap: name });
    if (isOver && taken && !taken.canKeep && !otherHand) return `${freePlace(taken) ?? coded(words, "instruction", taken.instruction)} ${words("slap-over-none")}`;
    if (taken) {
      if (accepting) return words(!good ? "slap-enough" : taken.further.length > 0 ? "slap-accepting-combined" : "slap-accepting", { slap: name });
      // After a stop there is no newest one.
      const earlier = tries !== undefined && tries.newest > 0 && taken === tries.tries[0] && taken.number !== tries.newest;
      const number = earlier ? words("tries-earlier", { number: taken.number, newest: tries.newest }) : words("try-number", { number: taken.number });
      const which = taken.further.length > 0 ? words("tries-combined-why") : number;
      const lacking = lackingIn(taken);
      const says = lacking.length > 0 ? words("slap-lacking", { fingers: lacking.map((one) => words(`finger-${one}`)).join(", ") }) : coded(words, "instruction", taken.instruction);
      return [freePlace(taken), says, which].filter(Boolean).join(" ");
    }
    if (hindrance && open) return hindrance.why;
    if (due) return words("mix-up-look");
    if (slap?.state === "kept") return words("slap-is-kept", { slap: name });
    if (slap?.state === "excepted") return words("slap-is-excepted", { slap: name });
    return words(stopped ? "slap-stopped" : place, { slap: name });
  }

  function picture() {
    if (taken) {
      return (
        <>
          <Tries tries={shownTries} chosen={taken.attempt} onChoose={pick} />
          <Slap {...taken} label={words("slap-image", { slap: name })} />
          {fingersOf(taken).some((finger) => !finger.good) ? <Weak taken={taken} /> : null}
        </>
      );
    }
    if (slap?.sample && !waiting) {
      return (
        <Slap
          image={slap.sample.image}
          width={slap.width}
          height={slap.height}
          found={slap.found}
          number={slap.number}
          further={slap.further}
          simulated={slap.sample.simulated}
          label={words("slap-image", { slap: name })}
        />
      );
    }
    return (
      <div className={look.placing}>
        {waiting ? (
          <LiveGlass key={code} simulated={session.practice} label={words("slap-image", { slap: name })}>
            <SlapHands slap={slap} view={view} only={finger} moving />
          </LiveGlass>
        ) : (
          <SlapHands slap={slap} view={view} />
        )}
      </div>
    );
  }
}

/** The fingers below the limit, each with its reason. */
function Weak(props: { taken: SlapTryView }) {
  const words = useWords();
  return (
    <ul className={look.weak}>
      {fingersOf(props.taken)
        .filter((finger) => !finger.good)
        .map((finger) => (
          <li key={finger.finger}>
            <b>{words(`finger-${finger.finger}`)}:</b> {why(words, finger)}
          </li>
        ))}
    </ul>
  );
}
