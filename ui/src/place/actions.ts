import type { ApplicationView } from "../generated/contract";

/** What an officer may do with an application, as the station names it. */
export type Action = string;

/** Whether the station offers this action now. Names are compared without case and underscores. */
export function may(view: Pick<ApplicationView, "actions">, action: Action): boolean {
  const wanted = plain(action);
  return view.actions.some((offered) => plain(offered) === wanted);
}

function plain(name: string): string {
  return name.replaceAll("_", "").toLowerCase();
}
