import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from "react";
import type { PreferencesView, SessionView } from "../generated/contract";
import { type Act, useAct, useStation } from "../host/station";
import { KeymapProvider } from "../keys/keymapContext";
import { setVolume } from "../sound/earcons";
import { dress, plain } from "./appearance";

/** What the page shows, what the station said last, and the choices on their way to it, one after another. */
interface Kept {
  readonly chosen: PreferencesView;
  readonly said: { current: PreferencesView };
  readonly line: { current: Promise<unknown> };
}

const PreferencesContext = createContext<Kept>({ chosen: plain, said: { current: plain }, line: { current: Promise.resolve() } });

/** Dresses the page as the officer who works here likes it. While the station is locked it stays as it was; nobody signed in, it is plain. */
export function PreferencesProvider(props: { session: SessionView | undefined; children: ReactNode }) {
  const { host } = useStation();
  const { session } = props;
  const kept = useRef(plain);
  if (session?.preferences) kept.current = session.preferences;
  else if (session?.state === "signedOut") kept.current = plain;
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const text = JSON.stringify(kept.current);
  // biome-ignore lint/correctness/useExhaustiveDependencies: compared by what they say
  const shown = useMemo(() => ({ chosen: kept.current, said: kept, line }), [text]);
  const { chosen } = shown;
  useEffect(() => {
    dress(host, chosen);
    setVolume(chosen.volume);
  }, [host, chosen]);
  return (
    <PreferencesContext.Provider value={shown}>
      <KeymapProvider moves={chosen.keys as Record<string, string>}>{props.children}</KeymapProvider>
    </PreferencesContext.Provider>
  );
}

/**
 * What the officer has chosen, and the way to choose otherwise: the station keeps it, then the page changes. A choice waits for the one
 * before it and is added to what the station made of that: of two quick ones neither takes the other back.
 */
export function usePreferences(): { chosen: PreferencesView; choose: (part: Partial<PreferencesView>) => Promise<boolean>; act: Act } {
  const { views } = useStation();
  const act = useAct();
  const { chosen, said, line } = useContext(PreferencesContext);
  const choose = (part: Partial<PreferencesView>) => {
    const saved = line.current.then(async () => {
      const view = await act.run("save_preferences", { ...said.current, ...part });
      if (!view) return false;
      if (view.preferences) said.current = view.preferences;
      views.install("read_session", {}, view);
      return true;
    });
    line.current = saved.catch(() => undefined);
    return saved;
  };
  return { chosen, choose, act };
}
