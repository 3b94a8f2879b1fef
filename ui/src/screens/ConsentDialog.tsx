import { useState } from "react";
import { checkName } from "../capture/checks";
import type { ConsentRequest, PortraitTryView } from "../generated/contract";
import type { Act } from "../host/station";
import { useStation } from "../host/station";
import { coded, useWords } from "../locale/words";
import { Choices } from "../parts/Choices";
import { Dialog } from "../parts/Dialog";
import { ProblemNote } from "../parts/Note";
import { Options } from "../parts/Options";
import { TextField } from "../parts/TextField";
import { useSession } from "../place/session";
import look from "./ConsentDialog.module.css";

/** Numbered as the station numbers them. */
const reasons = ["cannotDoBetter", "checkIsWrong", "placeCannotBeBetter", "deviceCannotBeBetter", "other"] as const;

/** The free reason: it needs words. */
const OTHER = "other";

/** Nobody yet; and the answer that leaves it to the supervisor. */
const LATER = "";

/**
 * A picture below the threshold is kept with a reason, and a second officer consents here and now with their own password. Where nobody
 * else is there, the supervisor decides, and the person may have to come back.
 */
export function ConsentDialog(props: { shot: PortraitTryView; wrong: ReadonlySet<string>; act: Act; onKeep: (consent: ConsentRequest) => void; onClose: () => void }) {
  const words = useWords();
  const { host } = useStation();
  const session = useSession();
  const { shot, act } = props;
  const [reason, setReason] = useState<string | null>(null);
  const [text, setText] = useState("");
  const [officer, setOfficer] = useState<string | null>(null);
  const [password, setPassword] = useState("");
  const others = session.officers.filter((one) => one.id !== session.officer?.id && one.role !== "technician");
  const failing = [...shot.checks.filter((check) => check.answer === "fail" && !check.excused).map((check) => check.name), ...props.wrong];
  const keep = () => {
    if (reason === null || officer === null) return;
    props.onKeep({ reason, text, officer, password });
    setPassword("");
  };
  return (
    <Dialog
      wide
      title={words("consent-title")}
      part="consent-dialog"
      onClose={props.onClose}
      digit={(digit) => setReason(reasons[digit - 1] ?? reason)}
      main={{
        verb: words("consent-keep"),
        act: keep,
        disabled: reason === null || officer === null || (reason === OTHER && text.trim() === "") || (officer !== LATER && password === ""),
        busy: act.busy !== undefined,
      }}
    >
      <ProblemNote problem={act.problem} />
      <div className={look.columns}>
        <div className={look.column}>
          <div className={look.picture}>
            <img src={host.imageUrl(shot.image)} alt={words("portrait-frozen")} />
            <div>
              <h3>{words("consent-failing")}</h3>
              <ul>
                {failing.map((name) => (
                  <li key={name}>{checkName(words, name)}</li>
                ))}
              </ul>
            </div>
          </div>
          <Options
            numbered
            part="consent-reason"
            label={words("consent-why")}
            chosen={reason}
            options={reasons.map((id) => ({ id, label: words(`consent-${id}`) }))}
            onChoose={setReason}
          />
          {reason === OTHER ? <TextField autoFocus label={words("exception-text")} field="consent-text" value={text} onChange={setText} maxLength={200} /> : null}
        </div>
        <div className={look.column}>
          <Choices
            part="consent-officer"
            label={words("consent-who")}
            choices={[
              ...others.map((one) => ({ id: one.id, label: one.name, help: coded(words, "role", one.role) })),
              { id: LATER, label: words("consent-later"), help: words("consent-later-means") },
            ]}
            value={officer}
            onChange={setOfficer}
          />
          {officer ? (
            <TextField
              autoFocus
              key={officer}
              type="password"
              field="consent-password"
              label={words("consent-password", { name: others.find((one) => one.id === officer)?.name ?? officer })}
              value={password}
              onChange={setPassword}
            />
          ) : null}
        </div>
      </div>
    </Dialog>
  );
}
