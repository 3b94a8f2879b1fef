import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from "react";
import type { PreferencesView, SessionView } from "../generated/contract";
import { type Act, useAct, useStation } from "../host/station";
import { KeymapProvider } from "../keys/keymapContext";
import { setVolume } from "../sound/earcons";
import { dress, plain } from "./appearance";

const PreferencesContext = createContext<PreferencesView>(plain);

/** Dresses the page as the officer who works here likes it. While the station is locked it stays as it was; nobody signed in, it is plain. */
export function PreferencesProvider(props: { session: SessionView | undefined; children: ReactNode }) {
  const { host } = useStation();
  const { session } = props;
  const kept = useRef(plain);
  if (session?.preferences) kept.current = session.preferences;
  else if (session?.state === "signedOut") kept.current = plain;
  const said = JSON.stringify(kept.current);
  // biome-ignore lint/correctness/useExhaustiveDependencies: compared by what they say
  const chosen = useMemo(() => kept.current, [said]);
  useEffect(() => {
    dress(host, chosen);
    setVolume(chosen.volume);
  }, [host, chosen]);
  return (
    <PreferencesContext.Provider value={chosen}>
      <KeymapProvider moves={chosen.keys as Record<string, string>}>{props.children}</KeymapProvider>
    </PreferencesContext.Provider>
  );
}

/** What the officer has chosen, and the way to choose otherwise: the station keeps it, then the page changes. */
export function usePreferences(): { chosen: PreferencesView; choose: (part: Partial<PreferencesView>) => Promise<boolean>; act: Act } {
  const { views } = useStation();
  const act = useAct();
  const chosen = useContext(PreferencesContext);
  const choose = async (part: Partial<PreferencesView>) => {
    const view = await act.run("save_preferences", { ...chosen, ...part });
    if (view) views.install("read_session", {}, view);
    return view !== undefined;
  };
  return { chosen, choose, act };
}
