import { createContext, type ReactNode, useContext, useState } from "react";

/** What a supervisor did since the last signature, for the page at the end. Ids only, and only as long as they sit here. */
export class Tally {
  readonly opened = new Set<string>();
  readonly returned = new Set<string>();
  readonly rejected = new Set<string>();

  /** The figures so far; the next round begins at nothing. */
  close(approved: number): Round {
    const round = { opened: this.opened.size, approved, returned: this.returned.size, rejected: this.rejected.size };
    for (const set of [this.opened, this.returned, this.rejected]) set.clear();
    return round;
  }
}

export interface Round {
  readonly opened: number;
  readonly approved: number;
  readonly returned: number;
  readonly rejected: number;
}

const TallyContext = createContext(new Tally());

export function TallyProvider(props: { children: ReactNode }) {
  const [tally] = useState(() => new Tally());
  return <TallyContext.Provider value={tally}>{props.children}</TallyContext.Provider>;
}

export const useTally = (): Tally => useContext(TallyContext);
