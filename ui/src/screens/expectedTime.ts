import { useCallback, useEffect, useRef, useState } from "react";

/** What is expected for one placement, the tries it takes included; then the best so far is proposed. */
export const expectedMs = 45_000;

/** How much of the time expected for a placement has passed since its first capture began. A placement taken again begins anew. */
export function useOver(code: number | undefined, waiting: boolean, done: boolean) {
  const begun = useRef<{ code: number | undefined; at: number | undefined }>({ code, at: undefined });
  const [passed, setPassed] = useState(0);
  if (begun.current.code !== code) begun.current = { code, at: undefined };
  if (waiting && begun.current.at === undefined) begun.current.at = performance.now();
  useEffect(() => {
    const look = () => setPassed(begun.current.code === code && begun.current.at !== undefined ? Math.min(performance.now() - begun.current.at, expectedMs) : 0);
    look();
    const timer = setInterval(look, 500);
    return () => clearInterval(timer);
  }, [code]);
  const begin = useCallback(() => {
    begun.current.at = undefined;
    setPassed(0);
  }, []);
  // Of another placement than the one looked at a moment ago nothing has passed.
  const shown = done || begun.current.at === undefined ? 0 : passed;
  return { passed: shown, isOver: shown >= expectedMs, begin };
}
