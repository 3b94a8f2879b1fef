import { createContext, type ReactNode, useCallback, useContext, useState } from "react";

const SayContext = createContext<(sentence: string) => void>(() => undefined);

/** One polite voice for the whole window, which outlives the screens: what was kept is still said when the next screen stands there. */
export function Announcer(props: { children: ReactNode }) {
  const [said, setSaid] = useState({ sentence: "", turn: 0 });
  const say = useCallback((sentence: string) => setSaid(({ turn }) => ({ sentence, turn: turn + 1 })), []);
  return (
    <SayContext.Provider value={say}>
      {props.children}
      <div className="unseen" role="status" data-part="announcer">
        {/* The same sentence a second time is said a second time. */}
        <span key={said.turn}>{said.sentence}</span>
      </div>
    </SayContext.Provider>
  );
}

export const useSay = (): ((sentence: string) => void) => useContext(SayContext);
