import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import type { SessionView } from "../generated/contract";
import { useStation, useView } from "../host/station";

const SessionContext = createContext<SessionView | null>(null);

/** Reads the session and keeps it fresh: by topic, and every few seconds for the clock and the idle lock. */
export function SessionProvider(props: { children: (session: SessionView | undefined, silent: boolean) => ReactNode }) {
  const { views, host } = useStation();
  const { view, problem } = useView("read_session", {}, ["session", "queue", "review"]);
  const hurried = view?.locksInS != null && view.locksInS <= 60;
  useEffect(() => {
    const timer = setInterval(() => views.reload("read_session", {}), hurried ? 1000 : 10_000);
    return () => clearInterval(timer);
  }, [views, hurried]);
  const working = view?.state === "signedIn";
  useEffect(() => {
    if (!working) return;
    let noted = 0;
    const note = () => {
      const now = performance.now();
      if (now - noted < 5000) return;
      noted = now;
      host.call("note_activity", {}).catch(() => undefined);
    };
    const events = ["pointerdown", "pointermove", "keydown", "wheel"] as const;
    for (const event of events) addEventListener(event, note, { passive: true, capture: true });
    return () => {
      for (const event of events) removeEventListener(event, note, { capture: true });
    };
  }, [host, working]);
  return <SessionContext.Provider value={view ?? null}>{props.children(view, problem !== undefined && !view)}</SessionContext.Provider>;
}

export function useSession(): SessionView {
  const session = useContext(SessionContext);
  if (!session) throw new Error("outside of the session");
  return session;
}

/** The station's time, moving on by itself between two readings. */
export function useStationTime(): string {
  const { now } = useSession();
  const [read, setRead] = useState({ now, at: Date.now() });
  const [, tick] = useState(0);
  if (read.now !== now) setRead({ now, at: Date.now() });
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 5000);
    return () => clearInterval(timer);
  }, []);
  const station = Date.parse(read.now);
  return new Date(Number.isNaN(station) ? Date.now() : station + Date.now() - read.at).toISOString();
}
