import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import type { FindBy, FindPersonView } from "../generated/contract";
import { useTurn } from "../keys/useKeys";

export type Step = "person" | "facts" | "portrait" | "fingers" | "iris" | "review" | "done";

interface ReadyPlace {
  readonly at: "ready";
}
interface FoundPlace {
  readonly at: "found";
  readonly by: FindBy;
  readonly found: FindPersonView;
  readonly ticket: string;
}
interface ApplicationPlace {
  readonly at: "application";
  readonly id: string;
  readonly step?: Step | undefined;
  readonly field?: string | undefined;
}

/** Where the next person is looked up beside the one at the desk, and where the officer comes back to. */
export interface BesidePlace {
  readonly at: "beside";
  readonly of: ApplicationPlace;
  readonly aside: ReadyPlace | FoundPlace | ApplicationPlace;
}

/** Where the officer is. Not an address: nothing of it is kept by the webview. */
export type Place =
  | ReadyPlace
  | FoundPlace
  | ApplicationPlace
  | BesidePlace
  | { readonly at: "reviews" }
  | { readonly at: "contacts" }
  | { readonly at: "approval" }
  | { readonly at: "review"; readonly id: string }
  | { readonly at: "queue" }
  | { readonly at: "doctor" }
  | { readonly at: "day"; readonly moment: "open" | "close" };

export interface Walk {
  readonly place: Place;
  readonly go: (place: Place) => void;
}

const WalkContext = createContext<Walk>({ place: { at: "ready" }, go: () => undefined });

export function PlaceProvider(props: { children: ReactNode; start: Place }) {
  const [place, setPlace] = useState(props.start);
  const go = useCallback((next: Place) => setPlace(next), []);
  const walk = useMemo(() => ({ place, go }), [place, go]);
  return <WalkContext.Provider value={walk}>{props.children}</WalkContext.Provider>;
}

/** Another walk for what stands inside: beside the person at the desk, steps lead elsewhere. */
export function Detour(props: { walk: Walk; children: ReactNode }) {
  return <WalkContext.Provider value={props.walk}>{props.children}</WalkContext.Provider>;
}

export function usePlace(): Walk {
  return useContext(WalkContext);
}

/** Names the screen for the keyboard's pause after a change. */
export function useScreenName(name: string): void {
  useTurn(name);
}
