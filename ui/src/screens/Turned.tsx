import { useState } from "react";
import { hostOf, StationProvider, useAct, useStation } from "../host/station";
import { useWords } from "../locale/words";
import { Button } from "../parts/Button";
import { Dialog } from "../parts/Dialog";
import { ProblemNote } from "../parts/Note";
import { TextField } from "../parts/TextField";
import { ApplicantWindow } from "./ApplicantWindow";
import look from "./Turned.module.css";

/**
 * One screen only: the applicant's view stands on it alone; the way back asks the officer's password.
 *
 * In the product the applicant's own window covers this one and never takes the keyboard: what the officer types arrives here.
 */
export function Turned() {
  const words = useWords();
  const { host, views } = useStation();
  const act = useAct();
  // Where nothing covers this window, it speaks as the applicant's for as long as the screen is turned.
  const [applicant] = useState(() => (host.covers ? undefined : hostOf("applicant")));
  const [asking, ask] = useState(host.covers);
  const [password, setPassword] = useState("");
  const back = async () => {
    const view = await act.run("turn_screen", { toApplicant: false, password });
    setPassword("");
    if (view) views.install("read_session", {}, view);
  };
  return (
    <div className={look.page} data-part="screen" data-screen="turned">
      {applicant ? (
        <StationProvider host={applicant}>
          <ApplicantWindow />
        </StationProvider>
      ) : null}
      <div className={look.back}>
        <Button tone="quiet" part="turn-back" onPress={() => ask(true)}>
          {words("turn-back")}
        </Button>
      </div>
      {asking ? (
        <Dialog
          title={words("turn-back")}
          part="turn-back-dialog"
          onClose={() => !host.covers && ask(false)}
          main={{ verb: words("turn-back"), act: () => void back(), disabled: password === "", busy: act.busy !== undefined }}
        >
          <ProblemNote problem={act.problem} />
          <TextField
            autoFocus
            label={words("password")}
            type="password"
            autoComplete="current-password"
            field="password"
            value={password}
            onChange={setPassword}
          />
        </Dialog>
      ) : null}
    </div>
  );
}
