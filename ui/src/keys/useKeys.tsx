import { createContext, type ReactNode, useContext, useEffect, useLayoutEffect, useRef, useState } from "react";
import { type Handlers, Keyboard, type Labels, type Layer } from "./keyboard";

const KeyboardContext = createContext(new Keyboard());

export function KeyboardProvider(props: { children: ReactNode }) {
  const [keyboard] = useState(() => new Keyboard());
  useEffect(() => keyboard.attach(window), [keyboard]);
  return <KeyboardContext.Provider value={keyboard}>{props.children}</KeyboardContext.Provider>;
}

export const useKeyboard = (): Keyboard => useContext(KeyboardContext);

export interface Wishes {
  readonly modal?: boolean;
  readonly level?: number;
  readonly labels?: Labels | undefined;
  readonly digit?: ((digit: number) => void) | undefined;
  readonly digits?: string | undefined;
  readonly scan?: ((text: string) => unknown) | undefined;
}

/** Lays handlers on the keyboard while the caller is shown; the latest shown is asked first. */
export function useKeys(handlers: Handlers, wishes: Wishes = {}): void {
  const keyboard = useContext(KeyboardContext);
  const modal = wishes.modal ?? false;
  const level = wishes.level ?? (modal ? 2 : 1);
  const layer = useRef<Layer>({ modal, level, handlers });
  useLayoutEffect(() => {
    layer.current.handlers = handlers;
    layer.current.labels = wishes.labels;
    layer.current.digit = wishes.digit;
    layer.current.digits = wishes.digits;
    layer.current.scan = wishes.scan;
  });
  useLayoutEffect(() => {
    layer.current = { ...layer.current, modal, level };
    return keyboard.lay(layer.current);
  }, [keyboard, modal, level]);
}

/** Says that another screen stands there now: its first keys are ignored for a moment. */
export function useTurn(screen: string): void {
  const keyboard = useContext(KeyboardContext);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the name of the screen is what turns
  useLayoutEffect(() => keyboard.turned(), [keyboard, screen]);
}

/** A dialog: keys rest when it opens, and when it closes and the screen behind it is asked again. */
export function useOpenAndClose(): void {
  const keyboard = useContext(KeyboardContext);
  useLayoutEffect(() => {
    keyboard.turned();
    return () => keyboard.turned();
  }, [keyboard]);
}

/** Says that the same screen asks something else now: an Enter on its way was meant for the question before. */
export function useQuestion(question: string): void {
  const keyboard = useContext(KeyboardContext);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is what changes
  useLayoutEffect(() => keyboard.asks(), [keyboard, question]);
}

/** Saves what stands typed before a key leads away, and when the field itself goes. */
export function useSaveBeforeKeys(save: () => void): void {
  const keyboard = useContext(KeyboardContext);
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    const forget = keyboard.saveBefore(() => latest.current());
    return () => {
      forget();
      latest.current();
    };
  }, [keyboard]);
}
