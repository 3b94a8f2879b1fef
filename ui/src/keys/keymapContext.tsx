import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo } from "react";
import { Keymap, type Moves, usual } from "./keymap";
import { useKeyboard } from "./useKeys";

const KeymapContext = createContext(usual);

/** Gives everything below it, and the keyboard, the map of the officer who works here. */
export function KeymapProvider(props: { moves: Moves; children: ReactNode }) {
  const keyboard = useKeyboard();
  const said = JSON.stringify(props.moves);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the moves are compared by what they say
  const map = useMemo(() => new Keymap(props.moves), [said]);
  useLayoutEffect(() => {
    keyboard.map = map;
    return () => {
      keyboard.map = usual;
    };
  }, [keyboard, map]);
  return <KeymapContext.Provider value={map}>{props.children}</KeymapContext.Provider>;
}

export const useKeymap = (): Keymap => useContext(KeymapContext);
