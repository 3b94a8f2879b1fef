import { Lock, Settings, Inbox } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { Button as AriaButton, DialogTrigger, Popover } from "react-aria-components";
import type { Meaning } from "../keys/keyboard";
import { useKeyboard, useKeys } from "../keys/useKeys";
import { age, clockTime } from "../locale/format";
import { coded, useWords } from "../locale/words";
import { useSay } from "../parts/Announcer";
import { Button } from "../parts/Button";
import { Note, toneOf } from "../parts/Note";
import { useLock } from "../place/lock";
import { usePlace } from "../place/place";
import { useSession, useStationTime } from "../place/session";
import { sound } from "../sound/earcons";
import { FindAnything } from "./FindAnything";
import look from "./Frame.module.css";
import { HelpSheet } from "./HelpSheet";
import { SettingsDialog } from "./SettingsDialog";

/** Top bar, rail, work area, person strip, action bar: the same places on every screen. */
export function Frame(props: { rail: ReactNode; strip?: ReactNode; beside?: boolean; children: ReactNode }) {
  const session = useSession();
  const words = useWords();
  const { go } = usePlace();
  const [open, setOpen] = useState<"help" | "settings" | "find">();
  const keyboard = useKeyboard();
  const [meanings, setMeanings] = useState<readonly Meaning[]>([]);
  const [scanned, setScanned] = useState("");
  const search = (text: string) => {
    setScanned(text);
    setOpen("find");
  };
  const lock = useLock();
  useKeys(
    {
      help: () => {
        setMeanings(keyboard.meanings());
        setOpen("help");
      },
      find: () => search(""),
      ...(session.officer?.role === "clerk" ? { next: () => go({ at: "ready" }) } : {}),
    },
    {
      level: 0,
      scan: search,
    },
  );

  return (
    <div className={`${look.frame} ${props.strip ? look.withStrip : ""}`} data-practice={session.practice || undefined} data-beside={props.beside || undefined}>
      <TopBar onSettings={() => setOpen("settings")} onLock={lock} />
      <nav className={look.rail} aria-label={words("rail")}>
        {props.rail}
        {session.practice ? (
          <span className={look.practice} data-part="practice-mark">
            {words("practice-mark")}
          </span>
        ) : null}
      </nav>
      {props.children}
      {props.strip}
      {open === "help" ? <HelpSheet meanings={meanings} onClose={() => setOpen(undefined)} /> : null}
      {open === "settings" ? <SettingsDialog onClose={() => setOpen(undefined)} /> : null}
      {open === "find" ? <FindAnything text={scanned} onClose={() => setOpen(undefined)} /> : null}
    </div>
  );
}

function TopBar(props: { onSettings: () => void; onLock: () => void }) {
  const session = useSession();
  const words = useWords();
  const now = useStationTime();
  const first = session.status[0];
  const locking = session.locksInS !== null && session.locksInS <= 30;
  useLockWarning();
  return (
    <header className={look.top}>
      <p className={look.post}>
        <strong>{session.post}</strong>
        <span className="machine">{words("station-name", { station: session.station })}</span>
      </p>
      {/* The countdown is seen every second and said twice: a voice that counts along says nothing else any more. */}
      {locking ? (
        <div className={look.status} data-part="status" aria-hidden="true">
          <span className={look.attention}>{words("locks-soon", { seconds: session.locksInS ?? 0 })}</span>
        </div>
      ) : (
        <div className={look.status} role="status" data-part="status">
          {first ? <span className={look[toneOf(first.tone)]}>{coded(words, "status", first.code, first.params)}</span> : null}
        </div>
      )}
      <Tray />
      <p className={look.send} data-part="to-send">
        {session.toSend > 0 ? words("to-send", { count: session.toSend, age: age(words, session.oldestMin) }) : words("nothing-to-send")}
        <span className={look.center} data-center={session.center}>
          {words(`center-${session.center}`)}
        </span>
      </p>
      <AriaButton className={look.officer ?? ""} onPress={props.onSettings} data-part="settings">
        <Settings aria-hidden="true" />
        <span>{session.officer?.name}</span>
      </AriaButton>
      <AriaButton className={look.lock ?? ""} onPress={props.onLock} aria-label={words("lock-now")} aria-keyshortcuts="Control+L" data-part="lock">
        <Lock aria-hidden="true" />
      </AriaButton>
      <time className={look.clock}>{clockTime(now)}</time>
    </header>
  );
}

/** Says and sounds that the lock is near, when 30 and when 10 seconds are left. */
function useLockWarning() {
  const { locksInS } = useSession();
  const words = useWords();
  const say = useSay();
  const left = locksInS === null || locksInS > 30 ? 0 : locksInS > 10 ? 30 : 10;
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each of the two moments, once
  useEffect(() => {
    if (left === 0) return;
    say(words("locks-soon", { seconds: left }));
    sound("tick");
  }, [left]);
}

/** Everything that waits behind the one status sentence. */
function Tray() {
  const session = useSession();
  const words = useWords();
  if (session.status.length < 2) return null;
  return (
    <DialogTrigger>
      <Button tone="quiet" icon={<Inbox aria-hidden="true" />} part="tray" aria-label={words("tray-open", { count: session.status.length })}>
        <span className="numbers">{session.status.length}</span>
      </Button>
      <Popover className={look.tray ?? ""} placement="bottom end" data-closes-itself="">
        <ul>
          {session.status.map((status) => (
            <li key={status.code}>
              <Note tone={toneOf(status.tone)}>{coded(words, "status", status.code, status.params)}</Note>
            </li>
          ))}
        </ul>
      </Popover>
    </DialogTrigger>
  );
}
