import { Hand as HandIcon } from "lucide-react";
import type { AttestationView } from "../generated/contract";
import { useStation } from "../host/station";
import { clockTime, grouped } from "../locale/format";
import { useWords } from "../locale/words";
import look from "./Attestation.module.css";

/** How the applicant confirmed the sheet: the signature, or what stands for it and why, who read aloud and who saw it. */
export function Attestation({ attestation }: { attestation: AttestationView }) {
  const words = useWords();
  const { host } = useStation();
  const { means, image, at, witness, witnessNumber, reason, finger, readBy, readByStation } = attestation;
  return (
    <>
      <h2>{words("attestation")}</h2>
      {image ? <img className={look.signature} src={host.imageUrl(image)} alt={words("attestation-signature")} /> : <HandIcon aria-hidden="true" />}
      <p>
        {words(`attestation-${means}`)}
        {finger === null ? "" : `, ${words(`finger-${finger}`)}`} · <span className="numbers">{clockTime(at)}</span>
      </p>
      {reason ? <p>{words("attestation-reason", { reason: words(`cannot-sign-${reason}`) })}</p> : null}
      {readBy ? <p>{words(readByStation ? "attestation-read-station" : "attestation-read", { name: readBy })}</p> : null}
      {witness ? (
        <p>
          {words("attestation-witness", { name: witness })}
          {witnessNumber ? <span className="machine"> · {grouped(witnessNumber)}</span> : null}
        </p>
      ) : null}
    </>
  );
}
