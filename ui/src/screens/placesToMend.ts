import type { ReviewView } from "../generated/contract";

/**
 * What a reason of the supervisor can point at, as the station names it: the pictures and prints taken, the exceptions and gaps declared,
 * the signature, the reason of the application, and the fields, in the order of the desk.
 */
export function placesToMend(view: Pick<ReviewView, "application" | "compare">): string[] {
  const app = view.application;
  return [
    "reason",
    ...(app.portrait ? ["portrait"] : []),
    ...app.slaps.filter((slap) => slap.sample).map((slap) => `slap${slap.slap}`),
    ...(app.evidence?.sample ? ["evidence"] : []),
    ...app.fingers.filter((finger) => finger.exception).map((finger) => `finger_${finger.finger}`),
    ...app.eyes.filter((eye) => eye.sample).map((eye) => `iris_${eye.eye}`),
    ...app.eyes.filter((eye) => eye.exception).map((eye) => `eye_${eye.eye}`),
    ...app.gaps.map((gap) => `gap_${gap.modality === "fingers" ? "fingerprints" : gap.modality}`),
    ...(app.attestation ? ["signature"] : []),
    ...view.compare.map((line) => line.field),
  ];
}
