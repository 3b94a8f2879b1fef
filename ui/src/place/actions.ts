import type { ApplicationView } from "../generated/contract";

/** What an officer may do with an application, as the station names it. */
export type Action =
  | "setField"
  | "chooseReason"
  | "capture"
  | "declareException"
  | "recordGap"
  | "discardSamples"
  | "takeBack"
  | "confirmPerson"
  | "pause"
  | "resume"
  | "takeOverFacts"
  | "takeOverSamples"
  | "complete"
  | "attest"
  | "keepAttestation"
  | "reopen"
  | "sign"
  | "submit"
  | "withdraw"
  | "openForReview"
  | "approve"
  | "return"
  | "reject"
  | "takeUp"
  | "openNewDraft"
  | "tell"
  | "handOver";

/** Whether the station offers this action now. Whether it spells it with underscores or humps does not matter. */
export function may(view: Pick<ApplicationView, "actions">, ...wanted: Action[]): boolean {
  const names = wanted.map(plain);
  return view.actions.some((offered) => names.includes(plain(offered)));
}

function plain(name: string): string {
  return name.replaceAll("_", "").toLowerCase();
}
