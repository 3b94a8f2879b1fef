import { createContext, useContext } from "react";

/** What Ctrl+Z would take back now, by name. */
export interface TakeBack {
  readonly verb: string;
  readonly act: () => void;
}

export const TakeBackContext = createContext<TakeBack | undefined>(undefined);

export const useTakeBack = (): TakeBack | undefined => useContext(TakeBackContext);
