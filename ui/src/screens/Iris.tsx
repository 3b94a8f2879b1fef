import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { endCapture, lastEnding } from "../capture/ending";
import { DistanceBar, type EyeSide, EyeTile, eyes, LiveEye, NoEye } from "../capture/Eyes";
import { Tries } from "../capture/Tries";
import type { EyeView, IrisCameraView, IrisShotView, IrisTryView } from "../generated/contract";
import { useAct, useStation } from "../host/station";
import { exactTime } from "../locale/format";
import { coded, useWords } from "../locale/words";
import { useSay } from "../parts/Announcer";
import { Note } from "../parts/Note";
import { Screen } from "../parts/Screen";
import { may } from "../place/actions";
import { sound } from "../sound/earcons";
import type { StepProps } from "./Application";
import { EyeExceptions } from "./EyeExceptions";
import { useHindrance } from "./hindrance";
import look from "./Iris.module.css";

/** How often the station is asked what the camera sees. */
const readMs = 200;

/** Screen 5: both eyes, the distance, one instruction; taken by themselves, kept by Enter. No device at this station: one key, remembered. */
export function Iris(props: StepProps) {
  const { view, answer, pause } = props;
  const hindrance = useHindrance(props, "iris");
  const words = useWords();
  const { host } = useStation();
  const say = useSay();
  const act = useAct();
  const { run } = act;
  const id = view.application;
  const [camera, setCamera] = useState<IrisCameraView>();
  const [best, setTaken] = useState<IrisTryView>();
  // The best try of each eye is proposed; another one can be chosen in its place.
  const [instead, setInstead] = useState<readonly IrisShotView[]>([]);
  const taken = useMemo(() => best && withChosen(best, instead), [best, instead]);
  const [waiting, setWaiting] = useState(false);
  const [stopped, setStopped] = useState(false);
  const [excepting, setExcepting] = useState(false);
  const [again, setAgain] = useState(props.field === "again");
  const alive = useRef(true);
  const gap = view.gaps.find((known) => known.modality === "iris");
  const missing = view.eyes.some((eye) => eye.state === "missing");
  const mayCapture = may(view, "capture", "reopen") && hindrance === undefined;
  const absent = camera?.state === "absent";

  const read = useCallback(async () => {
    const seen = await host.call("read_iris", {}).catch(() => undefined);
    if (seen && alive.current) setCamera(seen);
  }, [host]);
  const capture = useCallback(async () => {
    setTaken(undefined);
    setInstead([]);
    setStopped(false);
    setAgain(false);
    setWaiting(true);
    const before = lastEnding();
    await before;
    if (!alive.current) return;
    // Whoever stopped it while it waited gets no capture.
    const result = lastEnding() === before ? await run("capture_iris", { application: id }) : undefined;
    if (!alive.current) return;
    setWaiting(false);
    if (result && result.outcome !== "cancelled") {
      setTaken(result);
      sound(result.allGood ? "good" : "again");
    } else setStopped(true);
  }, [run, id]);

  useEffect(() => {
    alive.current = true;
    void read();
    return () => {
      alive.current = false;
      endCapture(host);
    };
  }, [host, read]);
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => void read(), readMs);
    return () => clearInterval(timer);
  }, [waiting, read]);

  // With a camera it begins by itself; a stop, a refusal or a gap waits for a key.
  const begin = camera !== undefined && !absent && mayCapture && ((missing && !gap) || again) && !waiting && !taken && !stopped && !excepting && act.busy === undefined;
  const began = useRef(0);
  useEffect(() => {
    if (!begin || performance.now() - began.current < 200) return;
    began.current = performance.now();
    void capture();
  }, [begin, capture]);

  const keep = (result: IrisTryView) =>
    void run("keep_iris", { application: id, attempts: result.eyes.map((shot) => shot.attempt) }).then((next) => {
      if (!next || !alive.current) return;
      say(words("iris-is-kept"));
      setTaken(undefined);
      setStopped(false);
      answer(next);
    });
  const note = (reason: string, forToday: boolean) => void run("note_gap", { application: id, modality: "iris", reason, forToday }).then(answer);
  const stop = () => {
    setStopped(true);
    endCapture(host);
  };

  const onward = { verb: words("go-on"), act: () => answer(view) };
  const busy = act.busy !== undefined;
  const main = waiting
    ? { verb: words("iris-looking"), act: () => undefined, why: words("iris-looking-why") }
    : taken
      ? taken.canKeep
        ? { verb: words(taken.allGood ? "iris-keep" : "iris-keep-weak"), act: () => keep(taken), busy }
        : { verb: words("again"), act: () => void capture() }
      : hindrance && missing && !gap
        ? hindrance.main
        : !missing || gap
          ? onward
          : absent
            ? { verb: words("iris-no-device"), act: () => note("noDevice", true), busy }
            : { verb: words("iris-take"), act: () => void capture(), why: camera ? undefined : words("loading") };

  return (
    <Screen
      name="iris"
      title={words("step-iris")}
      main={main}
      problem={act.problem ?? hindrance?.problem}
      saved={words("saved-at", { time: exactTime(view.saved) })}
      side={[
        { verb: words(waiting ? "stop" : "pause"), part: "pause", at: "leave", act: waiting ? stop : pause },
        may(view, "declareException", "reopen") && {
          verb: words("exception"),
          part: "exception",
          at: "exception",
          act: () => {
            if (waiting) stop();
            setExcepting(true);
          },
        },
        mayCapture && !waiting && !absent && view.eyes.some((eye) => eye.state !== "excepted") && {
          verb: words("again"),
          part: "again",
          at: "again",
          act: () => void capture(),
        },
      ]}
    >
      <p
        className={`${look.instruction} ${taken ? (taken.allGood ? look.good : look.attention) : ""}`}
        role="status"
        data-part="instruction"
        data-state={taken ? (taken.allGood ? "good" : "weak") : waiting ? "looking" : "still"}
      >
        {instruction()}
      </p>
      {absent && missing && !gap && !hindrance ? <p>{words("iris-remembered")}</p> : null}
      <div className={look.eyes}>
        {eyes.map((side) => (
          <Tile key={side} side={side} known={view.eyes.find((eye) => eye.eye === side)} camera={camera} taken={taken} waiting={waiting} />
        ))}
      </div>
      {best && best.others.length > 0 ? (
        <div className={look.tries}>
          {eyes.map((side) => (
            <Tries
              key={side}
              tries={[...best.eyes, ...best.others].filter((shot) => shot.eye === side).map((shot) => ({ ...shot, usable: true, says: words("iris-score", { score: shot.score }) }))}
              chosen={taken?.eyes.find((shot) => shot.eye === side)?.attempt ?? ""}
              onChoose={(attempt) => setInstead((before) => [...before.filter((shot) => shot.eye !== side), ...best.others.filter((shot) => shot.attempt === attempt)])}
            />
          ))}
        </div>
      ) : null}
      {camera && waiting ? <DistanceBar camera={camera} /> : null}
      {camera?.simulated ? <p className={look.mark}>{words("simulated-iris")}</p> : null}
      {gap ? (
        <Note tone="neutral" part="gap">
          {words("iris-gap", { reason: coded(words, "gap", gap.reason) })}
        </Note>
      ) : null}
      {excepting ? (
        <EyeExceptions
          view={view}
          deviceFails={!absent && missing && !gap}
          onClose={() => setExcepting(false)}
          onDone={(next) => {
            setExcepting(false);
            setTaken(undefined);
            setStopped(false);
            answer(next);
          }}
        />
      ) : null}
    </Screen>
  );

  function instruction(): string {
    if (waiting) return camera?.instruction ? coded(words, "iris-finding", camera.instruction) : words("iris-start");
    if (taken) return taken.allGood ? words("iris-taken") : coded(words, "iris-finding", taken.instruction);
    if (hindrance && missing && !gap) return hindrance.why;
    if (!missing) return words("iris-done");
    if (gap) return words("iris-left-out");
    if (absent) return words("iris-lead");
    return words(stopped ? "iris-stopped" : "iris-start");
  }
}

/** The try as it would be kept with these shots in place of the best ones. */
function withChosen(best: IrisTryView, instead: readonly IrisShotView[]): IrisTryView {
  const chosen = best.eyes.map((shot) => instead.find((other) => other.eye === shot.eye) ?? shot);
  const weak = chosen.find((shot) => !shot.good);
  return { ...best, eyes: chosen, allGood: best.allGood && weak === undefined, instruction: weak?.finding ?? best.instruction };
}

function Tile(props: { side: EyeSide; known: EyeView | undefined; camera: IrisCameraView | undefined; taken: IrisTryView | undefined; waiting: boolean }) {
  const { side, known, camera, taken, waiting } = props;
  const words = useWords();
  const { host } = useStation();
  const name = words(`eye-${side}`);
  const shot = taken?.eyes.find((one) => one.eye === side);
  const seen = camera?.eyes.find((one) => one.eye === side);
  if (known?.exception) {
    const kind = words(`eye-exception-${known.exception.kind}`);
    return (
      <EyeTile eye={side} simulated={false} says={`${kind}, ${words(known.exception.forGood ? "for-good" : "for-now")}`}>
        <NoEye />
      </EyeTile>
    );
  }
  if (waiting) {
    return (
      <EyeTile eye={side} simulated={camera?.simulated ?? false} good={seen?.finding === "good"} says={seen ? coded(words, "iris-finding", seen.finding) : ""}>
        <LiveEye eye={side} />
      </EyeTile>
    );
  }
  if (shot) {
    const says = shot.good ? words("iris-score", { score: shot.score }) : coded(words, "iris-finding", shot.finding);
    return (
      <EyeTile eye={side} simulated={taken?.simulated ?? false} good={shot.good} says={says}>
        <img src={host.imageUrl(shot.image)} alt={words("eye-picture", { eye: name })} data-part="taken" />
      </EyeTile>
    );
  }
  if (known?.sample) {
    return (
      <EyeTile eye={side} simulated={known.sample.simulated} good={known.state === "kept"} says={eyeState(words, known)}>
        <img src={host.imageUrl(known.sample.image)} alt={words("eye-picture", { eye: name })} data-part="kept" />
      </EyeTile>
    );
  }
  return (
    <EyeTile eye={side} simulated={false} says={words("eye-missing")}>
      <NoEye />
    </EyeTile>
  );
}

/** An eye and its state in one line. */
export function eyeLine(words: ReturnType<typeof useWords>, eye: EyeView): string {
  const name = words(`eye-${eye.eye}`);
  if (!eye.exception) return `${name}: ${eyeState(words, eye)}`;
  const lasting = words(eye.exception.forGood ? "for-good" : "for-now");
  const about = { finger: name, kind: words(`eye-exception-${eye.exception.kind}`), lasting };
  return eye.exception.text ? words("finger-excepted-text", { ...about, text: eye.exception.text }) : words("finger-excepted", about);
}

/** The state of a kept eye in words. */
export function eyeState(words: ReturnType<typeof useWords>, eye: EyeView): string {
  if (eye.state === "weak") return words("eye-kept-weak", { score: eye.score ?? 0 });
  return eye.score === null ? words("eye-kept") : words("iris-score", { score: eye.score });
}
