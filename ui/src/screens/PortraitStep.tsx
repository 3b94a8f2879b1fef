import { UserRound } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { stopAfter, stopped } from "../capture/camera";
import { Preview } from "../capture/Preview";
import { Tries, tryOf } from "../capture/Tries";
import type { CameraView, FindingView, PortraitTriesView, PortraitTryView } from "../generated/contract";
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
import { useHindrance } from "./hindrance";
import look from "./PortraitStep.module.css";

/** How often the findings are read while the camera runs. */
const readMs = 350;

/** Screen 3: the live picture, one instruction; freeze, take again, keep. */
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
  const shot = tries?.tries.find((one) => one.attempt === other) ?? tries?.tries[0];
  const drop = () => {
    setTries(undefined);
    setOther(undefined);
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

  const freeze = () => void run("freeze_portrait", { application: id }).then((taken) => taken && setTries(taken));
  const again = () => {
    drop();
    setRetaking(true);
    act.dismiss();
  };
  const keep = (taken: PortraitTryView) =>
    void run("keep_portrait", { application: id, attempt: taken.attempt }).then((next) => {
      if (!next) return;
      say(words("portrait-is-kept"));
      sound("good");
      setRetaking(false);
      drop();
      answer(next);
    });

  const running = camera?.state === "running";
  // Read only after a start has been answered: whatever closed it since, nothing opens it by itself.
  const closed = camera?.state === "failed" || camera?.state === "off";
  const findings = shot ? shot.findings : (camera?.findings ?? []);
  const failing = findings.filter((finding) => finding.level === "fail");
  const [first, ...others] = failing.length > 0 ? failing : findings;
  const simulated = shot?.simulated ?? kept?.simulated ?? camera?.simulated ?? false;
  const busy = act.busy === "freeze_portrait" || act.busy === "keep_portrait";
  const main = shot
    ? shot.pass
      ? { verb: words("portrait-keep"), act: () => keep(shot), busy }
      : { verb: words("again"), act: again }
    : kept
      ? { verb: words("go-on"), act: () => answer(view) }
      : hindrance
        ? hindrance.main
        : closed || (act.problem && !running)
          ? { verb: words("camera-again"), act: () => void start(), busy: act.busy === "start_camera" }
          : { verb: words("portrait-take"), act: freeze, busy, why: running ? undefined : words("camera-starting") };

  return (
    <Screen
      name="portrait"
      title={words("portrait-title")}
      digits={(tries?.tries.length ?? 0) > 1 ? words("digits-try") : undefined}
      digit={(digit) => setOther((now) => tryOf(tries?.tries ?? [], (one) => one.pass, digit)?.attempt ?? now)}
      main={main}
      problem={act.problem ?? hindrance?.problem}
      saved={words("saved-at", { time: exactTime(view.saved) })}
      side={[
        { verb: words("pause"), part: "pause", at: "leave", act: pause },
        (shot !== undefined || kept !== null) && may(view, "capture", "reopen") && { verb: words("again"), part: "again", at: "again", act: again },
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
            <Preview label={words("portrait-live")} good={running && failing.length === 0} />
          )}
          {simulated ? <span className={look.mark}>{words("simulated-camera")}</span> : null}
        </div>
        <div className={look.words}>
          <p className={look.instruction} role="status" data-part="instruction">
            {instruction()}
          </p>
          {shot ? <Tries tries={(tries?.tries ?? []).map(shown)} chosen={shot.attempt} onChoose={setOther} /> : null}
          {others.length > 0 ? (
            <ul className={look.more}>
              {others.map((finding) => (
                <li key={finding.code}>{sentence(finding)}</li>
              ))}
            </ul>
          ) : null}
          {camera?.state === "failed" && camera.problem && !act.problem ? <Note tone="stop">{coded(words, "error", camera.problem.code, camera.problem.params)}</Note> : null}
          {view.strip.oldPortrait ? (
            <div className={look.before}>
              <Portrait path={view.strip.oldPortrait} caption={words("portrait-record")} height={240} />
            </div>
          ) : null}
          <p className={look.device}>
            {shot && tries ? words(shot !== tries.tries[0] || shot.number === tries.newest ? "try-number" : "tries-earlier", { number: shot.number, newest: tries.newest }) : kept ? words("tries", { count: kept.tries }) : ""}
            {camera?.device && !simulated ? ` ${camera.device}` : ""}
          </p>
        </div>
      </div>
    </Screen>
  );

  function shown(one: PortraitTryView) {
    const says = one.pass ? words(one.findings.length === 0 ? "tries-clean" : "tries-hints", { count: one.findings.length }) : words("tries-unusable");
    return { attempt: one.attempt, number: one.number, usable: one.pass, says };
  }
  function sentence(finding: FindingView): string {
    return coded(words, "portrait", finding.code, finding.params);
  }
  function instruction(): string {
    if (kept) return words("portrait-is-kept");
    if (hindrance && !shot) return hindrance.why;
    if (first && (shot || running)) return sentence(first);
    if (shot) return words("portrait-good");
    if (running) return words("portrait-ready");
    return camera?.state === "off" && act.busy !== "start_camera" ? words("error-cameraOff") : words("camera-starting");
  }
}
