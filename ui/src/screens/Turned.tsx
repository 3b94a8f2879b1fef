import { useEffect, useState } from "react";
import { hostOf, StationProvider, useAct, useStation } from "../host/station";
import { useWords } from "../locale/words";
import { Dialog } from "../parts/Dialog";
import { ProblemNote } from "../parts/Note";
import { TextField } from "../parts/TextField";
import { useSession } from "../place/session";
import { ApplicantWindow } from "./ApplicantWindow";
import look from "./Turned.module.css";

/**
 * One screen only: the applicant's view stands on it alone; the way back asks the officer's password.
 *
 * In the product the applicant's own window covers this one and never takes the keyboard, so what the officer types arrives here. The
 * first letter, or the button on the applicant's view, brings this window forward: where a password is typed, its dots and what is
 * wrong with it are seen.
 */
export function Turned() {
  const words = useWords();
  const { host, views } = useStation();
  const session = useSession();
  const asking = session.asksWayBack;
  const act = useAct();
  // Where nothing covers this window, it speaks as the applicant's for as long as the screen is turned.
  const [applicant] = useState(() => (host.covers ? undefined : hostOf("applicant")));
  const [password, setPassword] = useState("");
  const back = async () => {
    const view = await act.run("turn_screen", { toApplicant: false, password });
    setPassword("");
    if (view) views.install("read_session", {}, view);
  };
  const again = () => {
    if (!asking) return;
    setPassword("");
    void act.run("turn_screen", { toApplicant: true, password: null }).then((view) => view && views.install("read_session", {}, view));
  };
  useEffect(() => {
    if (asking) return;
    const ask = (event: KeyboardEvent) => {
      // Held keys alone say nothing yet, and Esc closes a question that does not stand.
      if (["Shift", "Control", "Alt", "Meta", "Escape"].includes(event.key)) return;
      void host
        .call("ask_way_back", {})
        .then((view) => views.install("read_session", {}, view))
        .catch(() => undefined);
    };
    addEventListener("keydown", ask, true);
    return () => removeEventListener("keydown", ask, true);
  }, [asking, host, views]);
  return (
    <div className={look.page} data-part="screen" data-screen="turned">
      {applicant ? (
        <StationProvider host={applicant}>
          <ApplicantWindow />
        </StationProvider>
      ) : null}
      {/* Under the covering window the field waits from the start, so that no letter of the password is lost. */}
      {asking || host.covers ? (
        <Dialog
          title={words("turn-back")}
          part="turn-back-dialog"
          onClose={again}
          close={words("turn-again")}
          main={{ verb: words("turn-back"), act: () => void back(), disabled: password === "", busy: act.busy === "turn_screen" }}
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
