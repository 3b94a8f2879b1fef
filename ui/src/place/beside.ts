import { createContext, useContext } from "react";

/** The person at the desk, beside whom the next one is looked up. */
export interface AtDesk {
  readonly id: string;
  readonly ticket: string;
  /** Back to exactly where the officer was. */
  readonly leave: () => void;
}

export const AtDeskContext = createContext<AtDesk | undefined>(undefined);

/** Who is at the desk, on the screens that are worked on beside them; nothing on all others. */
export const useAtDesk = (): AtDesk | undefined => useContext(AtDeskContext);
