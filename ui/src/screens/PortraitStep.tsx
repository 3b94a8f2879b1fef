import { TriangleAlert, UserRound } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { stopAfter, stopped } from "../capture/camera";
import { Preview } from "../capture/Preview";
import { mostShots, Shots } from "../capture/Shots";
import { tryOf } from "../capture/Tries";
import type { CameraView, ConsentRequest, PortraitTriesView, PortraitTryView } from "../generated/contract";
import { useAct, useStation } from "../host/station";
import { exactTime } from "../locale/format";
import { coded, useWords } from "../locale/words";
import { useSay } from "../parts/Announcer";
import { Note } from "../parts/Note";
import { Portrait } from "../parts/Portrait";
import { Screen } from "../parts/Screen";
import { may } from "../place/actions";
import { sound } from "../sound/earcons";
import type { StepProps } from "./Application";
import { Asked } from "./Asked";
import { ConsentDialog } from "./ConsentDialog";
import { useHindrance } from "./hindrance";
import { PortraitAccount } from "./PortraitAccount";
import { PortraitChecks } from "./PortraitChecks";
import { PortraitExceptions } from "./PortraitExceptions";
import look from "./PortraitStep.module.css";

/** How often it is read what the coach says while the camera runs. */
const readMs = 120;
/** Whoever asks for another picture gets the time to see themselves before it is taken. */
const againMs = 3000;
/** After a burst in which no frame was good enough. */
const notYetMs = 800;
/** More than so many failing checks help nobody. */
const mostFailing = 3;

/** Screen 3: the live picture, one instruction; taken by itself when all is right, or by a key; keep, or take again. */
export function PortraitStep(props: StepProps) {
  const { view, answer, pause } = props;
  const say = useSay();
  const hindrance = useHindrance(props, "portrait");
  const words = useWords();
  const { host } = useStation();
  const act = useAct();
  const id = view.application;
  const [camera, setCamera] = useState<CameraView>();
  const [tries, setTries] = useState<PortraitTriesView>();
  // The best try is proposed, whichever came last; another one can be chosen.
  const [other, setOther] = useState<string>();
  const shots = (tries?.tries ?? []).slice(0, mostShots);
  const shot = shots.find((one) => one.attempt === other) ?? shots[0];
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<"exceptions" | "consent" | "checks">();
  /** Until when the shutter is left to a person. */
  const hold = useRef(0);
  const drop = () => {
    setTries(undefined);
    setOther(undefined);
    setWrong(new Set());
  };
  const [retaking, setRetaking] = useState(props.field === "again");
  const kept = retaking ? null : view.portrait;
  const live = kept === null && shot === undefined && may(view, "capture", "reopen");
  const { run } = act;

  const asking = useRef<Promise<void>>(Promise.resolve());
  const start = useCallback(() => {
    asking.current = stopped().then(() => run("start_camera", { application: id })).then((state) => setCamera(state));
    return asking.current;
  }, [id, run]);
  useEffect(() => {
    if (!live) return;
    let here = true;
    let timer = 0;
    // Started once; asking starts nothing. A camera that stopped by itself says why until somebody starts it again.
    const look = async () => {
      const state = await host.call("read_camera", {}).catch(() => undefined);
      if (!here) return;
      if (state) setCamera(state);
      timer = window.setTimeout(() => void look(), readMs);
    };
    void start().then(() => (here ? look() : undefined));
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [host, live, start]);
  // The step that found no camera waits for one: plugged in, it is tried once, as if somebody had come here now.
  const { dismiss } = act;
  const arrived = live && act.problem?.view.code === "noCamera" && Boolean(camera?.device);
  useEffect(() => {
    if (!arrived) return;
    dismiss();
    void start();
  }, [arrived, dismiss, start]);
  useEffect(
    () => () => stopAfter(asking.current, host),
    [host],
  );

  const freeze = (byItself: boolean) =>
    void run("freeze_portrait", { application: id, byItself }).then((taken) => {
      if (taken?.outcome === "taken") {
        setTries(taken);
        sound(taken.tries[0]?.pass ? "good" : "again");
      } else hold.current = performance.now() + notYetMs;
    });
  const again = () => {
    drop();
    hold.current = performance.now() + againMs;
    setRetaking(true);
    act.dismiss();
  };
  const asked = (shot?.checks ?? []).filter((check) => check.answer === "ask" && !check.excused);
  const keep = (taken: PortraitTryView, consent: ConsentRequest | null) => {
    const seenWrong = asked.filter((check) => wrong.has(check.name)).map((check) => check.name);
    const seenRight = asked.filter((check) => !wrong.has(check.name)).map((check) => check.name);
    void run("keep_portrait", { application: id, attempt: taken.attempt, seenRight, seenWrong, consent }).then((next) => {
      if (!next) return;
      say(words("portrait-is-kept"));
      sound("good");
      setOpen(undefined);
      setRetaking(false);
      drop();
      answer(next);
    });
  };

  const running = camera?.state === "running";
  // Read only after a start has been answered: whatever closed it since, nothing opens it by itself.
  const closed = camera?.state === "failed" || camera?.state === "off";
  const simulated = shot?.simulated ?? kept?.simulated ?? camera?.simulated ?? false;
  const busy = act.busy === "freeze_portrait" || act.busy === "keep_portrait";
  const fine = shot?.pass === true && wrong.size === 0;
  const failing = shot ? shot.checks.filter((check) => check.answer === "fail" && !check.excused) : (camera?.failing ?? []);
  // What is said large is not said again small.
  const others = shot ? failing.slice(1) : failing.slice(0, mostFailing);

  // Taken by itself once so many frames in a row were good; a dialog, or a picture just asked for again, holds it.
  const ready = live && running && camera.ready && !hindrance && open === undefined && act.busy === undefined && !act.problem;
  const shutter = useRef(freeze);
  shutter.current = freeze;
  useEffect(() => {
    if (ready && performance.now() >= hold.current) shutter.current(true);
  });
  // Heard by both sides of the desk while the picture is about to be taken.
  const steady = live && running && camera.steadyWanted !== null ? Math.ceil((3 * camera.steady) / camera.steadyWanted) : 0;
  useEffect(() => {
    if (steady > 0) sound("tick");
  }, [steady]);

  const main = shot
    ? fine
      ? { verb: words(asked.length > 0 ? "portrait-keep-seen" : "portrait-keep"), act: () => keep(shot, null), busy }
      : { verb: words("again"), act: again }
    : kept
      ? { verb: words("go-on"), act: () => answer(view) }
      : hindrance
        ? hindrance.main
        : closed || (act.problem && !running)
          ? { verb: words("camera-again"), act: () => void start(), busy: act.busy === "start_camera" }
          : { verb: words("portrait-take"), act: () => freeze(false), busy, why: running ? undefined : words("camera-starting") };

  return (
    <Screen
      name="portrait"
      title={words("portrait-title")}
      digits={shots.length > 1 ? words("digits-try") : undefined}
      digit={(digit) => pick(tryOf(shots, (one) => one.usable, digit)?.attempt)}
      main={main}
      problem={act.problem ?? hindrance?.problem}
      saved={words("saved-at", { time: exactTime(view.saved) })}
      side={[
        { verb: words("pause"), part: "pause", at: "leave", act: pause },
        may(view, "capture", "reopen") && { verb: words("exception"), part: "exception", at: "exception", act: () => setOpen("exceptions") },
        (shot !== undefined || kept !== null) && may(view, "capture", "reopen") && { verb: words("again"), part: "again", at: "again", act: again },
        shot?.usable === true && !fine && { verb: words("consent-open"), part: "consent", at: "return", act: () => setOpen("consent") },
        live && (camera?.cameras ?? 0) > 1 && { verb: words("other-camera"), part: "other-camera", act: otherCamera },
        live && running && { verb: words("turn-picture"), part: "turn-picture", at: "turnPicture", act: turnPicture },
        shot !== undefined && { verb: words("portrait-checks-open"), part: "checks", act: () => setOpen("checks") },
      ]}
    >
      <div className={look.columns}>
        <div className={`${look.picture} ${simulated ? look.simulated : ""}`}>
          {shot ? (
            <img src={host.imageUrl(shot.image)} alt={words("portrait-frozen")} data-part="frozen" />
          ) : kept ? (
            <img src={host.imageUrl(kept.image)} alt={words("portrait-kept")} data-part="kept" />
          ) : hindrance ? (
            <UserRound className={look.nobody} aria-hidden="true" />
          ) : (
            <Preview label={words("portrait-live")} good={running && camera.good} />
          )}
          {simulated ? <span className={look.mark}>{words("simulated-camera")}</span> : null}
        </div>
        <div className={look.words}>
          <p className={`${look.instruction} ${good() ? look.good : ""}`} role="status" data-part="instruction">
            {instruction()}
          </p>
          {shot ? <Shots shots={shots} chosen={shot.attempt} onChoose={pick} /> : null}
          {others.length > 0 ? (
            <ul className={look.more} data-part="failing">
              {others.map((check) => (
                <li key={check.name} data-check={check.name}>
                  <TriangleAlert aria-hidden="true" />
                  {coded(words, "portrait", check.hint ?? check.name)}
                </li>
              ))}
            </ul>
          ) : null}
          {shot ? <Asked checks={asked} wrong={wrong} onTurn={turn} /> : null}
          <PortraitAccount view={kept ? view : { ...view, portrait: null }} />
          {camera?.state === "failed" && camera.problem && !act.problem ? <Note tone="stop">{coded(words, "error", camera.problem.code, camera.problem.params)}</Note> : null}
          {view.strip.oldPortrait && !shot ? (
            <div className={look.before}>
              <Portrait path={view.strip.oldPortrait} caption={words("portrait-record")} height={240} />
            </div>
          ) : null}
          <p className={look.device}>
            {shot && tries ? words(shot !== shots[0] || shot.number === tries.newest ? "try-number" : "tries-earlier", { number: shot.number, newest: tries.newest }) : kept ? words("tries", { count: kept.tries }) : ""}
            {camera?.device && !simulated ? ` ${camera.device}` : ""}
          </p>
        </div>
      </div>
      {open === "exceptions" ? (
        <PortraitExceptions
          view={view}
          onClose={() => setOpen(undefined)}
          onDone={(next) => {
            setOpen(undefined);
            // What was taken before was judged without it; who came to take another picture takes it.
            drop();
            props.refresh(next);
          }}
        />
      ) : null}
      {open === "consent" && shot ? <ConsentDialog shot={shot} wrong={wrong} act={act} onClose={() => setOpen(undefined)} onKeep={(consent) => keep(shot, consent)} /> : null}
      {open === "checks" && shot ? <PortraitChecks shot={shot} onClose={() => setOpen(undefined)} /> : null}
    </Screen>
  );

  function pick(attempt: string | undefined) {
    if (attempt === undefined || attempt === shot?.attempt) return;
    setOther(attempt);
    // Another picture is looked at anew.
    setWrong(new Set());
  }
  function turn(name: string) {
    const next = new Set(wrong);
    if (!next.delete(name)) next.add(name);
    setWrong(next);
  }
  // A camera mounted on its side: a quarter further each time, and remembered by the station.
  function turnPicture() {
    void run("turn_camera", {}).then((state) => {
      if (!state) return;
      setCamera(state);
      say(words("picture-turned"));
    });
  }
  function otherCamera() {
    void run("choose_next_camera", {}).then((state) => {
      if (!state) return;
      say(words("camera-chosen", { name: state.device }));
      return start();
    });
  }
  function good(): boolean {
    return shot ? fine : running && camera.good;
  }
  function instruction(): string {
    if (kept) return words("portrait-is-kept");
    if (hindrance && !shot) return hindrance.why;
    if (shot) {
      const [first] = failing;
      if (first) return coded(words, "portrait", first.hint ?? first.name);
      return words(wrong.size > 0 ? "portrait-seen-wrong" : "portrait-good");
    }
    if (running) {
      if (act.busy === "freeze_portrait") return words("portrait-taking");
      if (camera.instruction) return coded(words, "portrait-live", camera.instruction);
      if (!camera.good) return words("portrait-live-look");
      return words(camera.steadyWanted !== null ? "portrait-steady" : "portrait-ready");
    }
    return camera?.state === "off" && act.busy !== "start_camera" ? words("error-cameraOff") : words("camera-starting");
  }
}
