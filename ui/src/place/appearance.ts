import type { PreferencesView } from "../generated/contract";
import type { Host } from "../host/host";

/** How the desk is delivered, for whoever has chosen nothing. */
export const plain: PreferencesView = { theme: "light", density: "regular", textPercent: 100, volume: 60, automaticShutter: true, keys: {} };

/** Puts the look on the page. */
export function dress(host: Host, chosen: PreferencesView): void {
  const page = document.documentElement;
  page.dataset.theme = chosen.theme;
  page.dataset.density = chosen.density;
  host.enlarge(chosen.textPercent);
}
