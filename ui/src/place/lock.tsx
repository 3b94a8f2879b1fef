import { useAct, useStation } from "../host/station";
import { useKeys } from "../keys/useKeys";

/** The longest that the lock waits for what was just typed, in ms. Nothing is seen of the page meanwhile. */
const longestSave = 2000;

/** Locks both screens. What stands in a field is saved first, by leaving it; the page is covered at once. */
export function useLock(): () => void {
  const { views, saves } = useStation();
  const act = useAct();
  return () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    const page = document.documentElement;
    page.dataset.locking = "";
    void saves
      .arrived(longestSave)
      .then(() => act.run("lock_station", {}))
      .then((view) => view && views.install("read_session", {}, view))
      .finally(() => delete page.dataset.locking);
  };
}

/** Ctrl+L, wherever a signed-in officer is: on every screen, in every dialog, and while the screen is turned. */
export function LockKey() {
  const lock = useLock();
  useKeys({ lock }, { level: 0 });
  return null;
}
