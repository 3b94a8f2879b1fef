import { ALargeSmall, Camera, Check, ChevronDown, Hand as OpenHand, PenLine, RotateCcw, Square, Volume2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import type { ApplicantView, LiveView } from "../generated/contract";
import { Hand } from "../capture/Hand";
import { Manner, isMotion } from "../capture/Manner";
import { Preview } from "../capture/Preview";
import { type Pad, SignaturePad } from "../capture/SignaturePad";
import { useAct, useStation, useView } from "../host/station";
import { Say, useLanguages, useWords, WordsProvider } from "../locale/words";
import look from "./ApplicantWindow.module.css";
import { fieldKey } from "./ReturnReasons";
import { slapFingers } from "./slaps";
import { LineText, lineText } from "./sheet";

/** The applicant's window: six states. Personal data stands on it only in review and signature. */
export function ApplicantWindow() {
  const { host } = useStation();
  const { view } = useView("read_applicant_screen", {}, ["applicant", "session"]);
  const { view: session } = useView("read_session", {}, ["session"]);
  // The light in the room is the same on both sides of the desk. On a turned screen the page is dressed already.
  const theme = session?.preferences?.theme;
  useLanguages();
  useEffect(() => {
    if (theme !== undefined) document.documentElement.dataset.theme = theme;
  }, [theme]);
  // A person who reads keeps the station awake by touching, too.
  useEffect(() => {
    let noted = 0;
    const note = () => {
      if (performance.now() - noted < 5000) return;
      noted = performance.now();
      host.call("note_activity", {}).catch(() => undefined);
    };
    for (const event of ["pointerdown", "pointermove", "wheel"] as const) addEventListener(event, note, { passive: true });
    return () => {
      for (const event of ["pointerdown", "pointermove", "wheel"] as const) removeEventListener(event, note);
    };
  }, [host]);
  if (!view) return null;
  return (
    <WordsProvider language={view.language}>
      <Page view={view} />
    </WordsProvider>
  );
}

function Page({ view }: { view: ApplicantView }) {
  const words = useWords();
  const { host } = useStation();
  const { view: session } = useView("read_session", {}, ["session"]);
  // The applicant's own choice; the desk's choice stands beside it.
  const [larger, setLarger] = useState(false);
  const you = words(`you-${view.address || "either"}`);
  const large = larger || view.larger;
  const personal = view.state === "review" || view.state === "signature";
  const wayBack = () => void host.call("ask_way_back", {}).catch(() => undefined);
  return (
    <div className={`${look.page} ${large ? look.larger : ""}`} data-part="applicant" data-state={view.state} data-practice={view.practice || undefined}>
      <header className={look.top}>
        <p lang="vi">{view.post}</p>
        {view.practice ? <p className={look.practice}><Say of="practice-mark" /></p> : null}
        {personal ? (
          <Button className={look.tool ?? ""} onPress={() => setLarger(!large)} data-part="larger">
            <ALargeSmall aria-hidden="true" />
            <Say of={large ? "applicant-smaller-button" : "applicant-larger-button"} />
          </Button>
        ) : null}
        {session?.turnedToApplicant ? (
          <Button className={`${look.tool} ${look.officer}`} onPress={wayBack} data-part="turn-back">
            <Say of="applicant-turned" />
          </Button>
        ) : null}
      </header>
      {personal ? <Summary key={view.summaryDigest} view={view} you={you} /> : <Plain view={view} you={you} />}
    </div>
  );
}

function Plain({ view, you }: { view: ApplicantView; you: string }) {
  const words = useWords();
  switch (view.state) {
    case "called":
      return (
        <main className={look.middle}>
          <p className={look.headline}><Say of="applicant-called" values={{ ticket: view.ticket, desk: view.desk }} /></p>
          <p className={look.called}>{view.ticket}</p>
          <p className={look.headline}><Say of="applicant-desk" values={{ desk: view.desk }} /></p>
        </main>
      );
    case "instruction":
      if (view.live) return <Live live={view.live} />;
      return (
        <main className={look.middle}>
          <Pose what={view.instruction} manner={view.manner} />
          <div role="status">
            <p className={look.headline}>
              <Say of={words.has(`applicant-instruction-${view.instruction}`) ? `applicant-instruction-${view.instruction}` : "applicant-wait"} values={{ you }} />
            </p>
            {view.manner ? (
              <p className={`${look.headline} ${look.otherwise}`} data-part="manner-words">
                <Say of={`applicant-manner-${view.manner}`} values={{ you }} />
              </p>
            ) : null}
          </div>
        </main>
      );
    case "thanks":
      return (
        <main className={look.middle}>
          <Check className={look.thanks} aria-hidden="true" />
          <p className={look.headline}><Say of="applicant-thanks" values={{ you }} /></p>
        </main>
      );
    default:
      return (
        <main className={look.middle}>
          <p className={look.headline}><Say of="applicant-hello" /></p>
        </main>
      );
  }
}

/** The person's own picture as in a mirror, and the one thing to change in at most six words. */
function Live({ live }: { live: LiveView }) {
  const words = useWords();
  const code = live.instruction ?? (live.good ? "steady" : "look");
  return (
    <main className={look.middle} data-part="live" data-good={live.good || undefined}>
      <div className={`${look.mirror} ${live.good ? look.good : ""} ${live.simulated ? look.simulated : ""}`}>
        <Preview mirrored good={live.good} label={words("applicant-portrait")} />
      </div>
      <p className={look.headline} role="status" data-instruction={code}>
        <Say of={`portrait-live-${code}`} />
      </p>
    </main>
  );
}

/** What to do, as a picture. */
function Pose({ what, manner }: { what: string; manner: string | null }) {
  const words = useWords();
  // A finger by itself is laid down as those of a slap are.
  const fingers = slapFingers[Number(what.replace(/slap|finger/, ""))];
  if (fingers) {
    const states = Object.fromEntries(fingers.map((finger) => [finger, "wanted" as const]));
    const rolled = /^slap(10|[1-9])$/.test(what);
    const motion = rolled ? "roll" : manner;
    return (
      <div className={look.pose}>
        {fingers.some((finger) => finger > 5) ? <Hand side="left" states={states} label={words("hand-left")} moving={motion === null} /> : null}
        {fingers.some((finger) => finger <= 5) ? <Hand side="right" states={states} label={words("hand-right")} moving={motion === null} /> : null}
        {isMotion(motion) ? <Manner motion={motion} thumbs={what === "slap15"} /> : null}
      </div>
    );
  }
  if (what === "iris") {
    // An eye opened wide, and the dot it looks at.
    return (
      <svg viewBox="0 0 320 260" className={look.person} aria-hidden="true" data-part="pose-iris">
        <circle className={look.dot} cx="160" cy="24" r="16" />
        <path d="M160 54v22" strokeDasharray="4 7" />
        <path d="M24 164C74 84 246 84 296 164 246 240 74 240 24 164Z" />
        <circle cx="160" cy="160" r="56" />
        <circle className={look.eye} cx="160" cy="158" r="22" />
        <path d="M160 92V76M110 98l-10-16M210 98l10-16M68 120l-16-12M252 120l16-12" />
      </svg>
    );
  }
  if (what === "evidence") {
    return (
      <div className={look.pose}>
        <Hand side="left" states={{}} label={words("hand-left")} />
        <Hand side="right" states={{}} label={words("hand-right")} />
      </div>
    );
  }
  if (what === "portrait") {
    return (
      <svg viewBox="0 0 200 200" className={look.person} aria-hidden="true">
        <circle cx="100" cy="78" r="46" />
        <path d="M24 196c4-46 34-64 76-64s72 18 76 64" />
        <circle className={look.eye} cx="84" cy="76" r="5" />
        <circle className={look.eye} cx="116" cy="76" r="5" />
        <path d="M86 98q14 5 28 0" />
      </svg>
    );
  }
  return null;
}

function Summary({ view, you }: { view: ApplicantView; you: string }) {
  const words = useWords();
  const { host, views } = useStation();
  const act = useAct();
  const pad = useRef<Pad>(null);
  const [signing, setSigning] = useState(view.state === "signature");
  const [inked, setInked] = useState(false);
  const sheet = useRef<HTMLDivElement>(null);
  const [more, setMore] = useState(false);
  useEffect(() => {
    const target = sheet.current;
    if (!target) return;
    const see = () => setMore(target.scrollTop + target.clientHeight < target.scrollHeight - 40);
    see();
    const watching = new ResizeObserver(see);
    watching.observe(target);
    target.addEventListener("scroll", see, { passive: true });
    return () => {
      watching.disconnect();
      target.removeEventListener("scroll", see);
    };
  }, []);
  const wrong = view.linesWrong.length > 0;
  const speaking = view.reading === "speaking";
  const said = view.readingLine;
  useEffect(() => {
    if (said) sheet.current?.querySelector(`[data-line="${CSS.escape(said)}"]`)?.scrollIntoView({ block: "nearest" });
  }, [said]);
  // Answers when it has been read or stopped; meanwhile everything else on the window goes on.
  const read = () => void host.call(speaking ? "stop_reading" : "read_aloud", {}).catch(() => undefined);
  const shownPad = (signing || view.state === "signature") && !wrong;
  const touch = (field: string) => void act.run("say_line_wrong", { field }).then((next) => next && views.install("read_applicant_screen", {}, next));
  const askForHelp = () => void act.run("ask_for_help", {}).then((next) => next && views.install("read_applicant_screen", {}, next));
  const sign = () => {
    const drawn = pad.current?.read();
    if (!drawn) return;
    void act.run("sign_as_applicant", { ...drawn, summaryDigest: view.summaryDigest }).then((next) => next && views.install("read_applicant_screen", {}, next));
  };
  return (
    <main className={look.summary}>
      <div className={look.sheet} ref={sheet}>
        <p className={look.headline}><Say of="applicant-review" values={{ you }} /></p>
        {view.reading === "asked" ? (
          <p className={`${look.told} ${look.reading}`} role="status" data-part="reading-asked">
            <Say of="applicant-reading-asked" values={{ you }} />
          </p>
        ) : (
          <Button className={`${look.tool} ${look.reading}`} onPress={read} data-part="read-aloud" data-reading={view.reading} aria-pressed={speaking}>
            {speaking ? <Square aria-hidden="true" /> : <Volume2 aria-hidden="true" />}
            <Say of={speaking ? "applicant-stop-reading" : "applicant-read-aloud"} />
          </Button>
        )}
        <div className={look.person}>
          {view.portrait ? (
            <>
              <img src={host.imageUrl(view.portrait)} alt={words("applicant-portrait")} />
              {view.pictureWish === "used" ? null : (
                <Button
                  className={`${look.tool} ${look.wish}`}
                  onPress={() => touch("portrait")}
                  isDisabled={act.busy !== undefined}
                  aria-pressed={view.pictureWish === "asked"}
                  data-part="another-picture"
                >
                  {view.pictureWish === "asked" ? <Check aria-hidden="true" /> : <Camera aria-hidden="true" />}
                  <Say of={view.pictureWish === "asked" ? "applicant-picture-asked" : "applicant-another-picture"} />
                </Button>
              )}
            </>
          ) : null}
        </div>
        <ul className={look.lines}>
          {view.lines.map((line) => {
            const marked = view.linesWrong.includes(line.field);
            const text = lineText(words, line);
            return (
              <li key={line.field} className={text.length > 20 || line.field === "full_name" ? look.wide : ""}>
                <Button
                  className={`${look.line} ${marked ? look.wrong : ""} ${view.readingLine === line.field ? look.said : ""} ${line.field === "full_name" ? look.name : ""}`}
                  onPress={() => touch(line.field)}
                  data-part="summary-line"
                  data-line={line.field}
                  aria-pressed={marked}
                >
                  <span className={look.label}>
                    <Say of={fieldKey(words, line.field)} />
                  </span>
                  <span className={look.text}>
                    <LineText line={line} />
                  </span>
                  {marked ? (
                    <span className={look.mark}>
                      <PenLine aria-hidden="true" />
                      <Say of="applicant-line-wrong" />
                    </span>
                  ) : null}
                </Button>
              </li>
            );
          })}
        </ul>
        {more ? (
          <div className={look.more}>
            <Button
              className={look.tool ?? ""}
              onPress={() => sheet.current?.scrollBy({ top: sheet.current.clientHeight - 160, behavior: "smooth" })}
              data-part="more"
            >
              <ChevronDown aria-hidden="true" />
              <Say of="applicant-more" />
            </Button>
          </div>
        ) : null}
      </div>
      <div className={look.side}>
        {act.problem ? (
          <p className={look.problem} role="alert">
            <Say of={words.has(`applicant-error-${act.problem.view.code}`) ? `applicant-error-${act.problem.view.code}` : "applicant-error-other"} values={{ you }} />
          </p>
        ) : null}
        {wrong ? (
          <p className={look.told} role="status">
            <Say of={view.linesWrong.every((line) => line === "portrait") ? "applicant-picture-told" : "applicant-wrong-told"} values={{ you }} />
          </p>
        ) : shownPad ? (
          <>
            <p className={look.told}><Say of="applicant-sign-here" values={{ you }} /></p>
            <SignaturePad label={words("applicant-signature-field")} pad={pad} onInk={setInked} />
            <div className={look.buttons}>
              <Button className={look.tool ?? ""} onPress={() => pad.current?.clear()} isDisabled={!inked} data-part="clear-signature">
                <RotateCcw aria-hidden="true" />
                <Say of="applicant-clear" />
              </Button>
              <Button className={look.main ?? ""} onPress={sign} isDisabled={!inked || act.busy !== undefined} data-part="sign">
                <Say of={act.busy ? "busy" : "applicant-sign"} />
              </Button>
            </div>
          </>
        ) : (
          <Button className={look.main ?? ""} onPress={() => setSigning(true)} data-part="all-right">
            <Check aria-hidden="true" />
            <Say of="applicant-all-right" />
          </Button>
        )}
        {view.asksHelp ? (
          <p className={look.told} role="status" data-part="help-told">
            <Say of="applicant-help-told" values={{ you }} />
          </p>
        ) : (
          <Button className={look.tool ?? ""} onPress={askForHelp} isDisabled={act.busy !== undefined} data-part="cannot-sign">
            <OpenHand aria-hidden="true" />
            <Say of="applicant-cannot-sign" />
          </Button>
        )}
      </div>
    </main>
  );
}
