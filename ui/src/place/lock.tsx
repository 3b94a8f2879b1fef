import { useAct, useStation } from "../host/station";
import { useKeys } from "../keys/useKeys";

/** Locks both screens at once. What stands in a field is saved first, by leaving it. */
export function useLock(): () => void {
  const { views } = useStation();
  const act = useAct();
  return () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    void act.run("lock_station", {}).then((view) => view && views.install("read_session", {}, view));
  };
}

/** Ctrl+L, wherever a signed-in officer is: on every screen, in every dialog, and while the screen is turned. */
export function LockKey() {
  const lock = useLock();
  useKeys({ lock }, { level: 0 });
  return null;
}
