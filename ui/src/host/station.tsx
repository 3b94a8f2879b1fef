import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { OperationName } from "../generated/contract";
import { asProblem, type Host, type Problem, type Request, type View } from "./host";
import { httpHost } from "./http";
import { Saves } from "./saves";
import { tauriHost } from "./tauri";
import { type Reading, Views } from "./views";

interface Station {
  readonly host: Host;
  readonly views: Views;
  readonly saves: Saves;
}

const StationContext = createContext<Station | null>(null);

/** The host of this page: Tauri inside the product, HTTP elsewhere. */
export function hostOf(window: Host["window"]): Host {
  return "__TAURI_INTERNALS__" in globalThis ? tauriHost(window) : httpHost(window);
}

export function StationProvider(props: { host: Host; children: ReactNode }) {
  const station = useMemo(() => ({ host: props.host, views: new Views(props.host), saves: new Saves() }), [props.host]);
  return <StationContext.Provider value={station}>{props.children}</StationContext.Provider>;
}

export function useStation(): Station {
  const station = useContext(StationContext);
  if (!station) throw new Error("outside of the station");
  return station;
}

/** The latest view of a reading; read again whenever one of the topics is heard. */
export function useView<N extends OperationName>(name: N, request: Request<N>, topics: readonly string[]): Reading<N> {
  const { views } = useStation();
  const wanted = useRef({ request, key: "" });
  const key = JSON.stringify(request);
  // The request is compared by what it says, so that a fresh object of the same content does not read again.
  if (wanted.current.key !== key) wanted.current = { request, key };
  const same = wanted.current.request;
  const list = topics.join(" ");
  const subscribe = useCallback((told: () => void) => views.watch(name, same, list.split(" "), told), [views, name, same, list]);
  return useSyncExternalStore(subscribe, () => views.reading(name, same));
}

export interface Act {
  /** Runs one operation; answers its view, or nothing when it was refused (the problem is then set). */
  readonly run: <N extends OperationName>(name: N, request: Request<N>) => Promise<View<N> | undefined>;
  readonly busy: OperationName | undefined;
  readonly problem: Problem | undefined;
  readonly dismiss: () => void;
}

/** Operations of one screen: one at a time is shown as busy, the last refusal stands until the next try. */
export function useAct(): Act {
  const { host } = useStation();
  const [busy, setBusy] = useState<OperationName>();
  const [problem, setProblem] = useState<Problem>();
  const run = useCallback(
    async <N extends OperationName>(name: N, request: Request<N>) => {
      setBusy(name);
      setProblem(undefined);
      try {
        return await host.call(name, request);
      } catch (thrown) {
        const refused = asProblem(thrown);
        // A cancel is no error.
        if (refused.view.code !== "cancelled") setProblem(refused);
        return undefined;
      } finally {
        setBusy(undefined);
      }
    },
    [host],
  );
  const dismiss = useCallback(() => setProblem(undefined), []);
  return useMemo(() => ({ run, busy, problem, dismiss }), [run, busy, problem, dismiss]);
}
