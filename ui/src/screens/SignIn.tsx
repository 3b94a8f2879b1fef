import { UserRound } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Label, Radio, RadioGroup } from "react-aria-components";
import type { SessionView } from "../generated/contract";
import { useAct, useStation } from "../host/station";
import { useKeys } from "../keys/useKeys";
import { coded, useWords } from "../locale/words";
import { Button } from "../parts/Button";
import { Note, ProblemNote } from "../parts/Note";
import { TextField } from "../parts/TextField";
import { useScreenName } from "../place/place";
import { Entrance } from "./Entrance";
import look from "./Entrance.module.css";

/** Officer and password. The password can be pasted. */
export function SignIn(props: { session: SessionView }) {
  const { session } = props;
  const words = useWords();
  const { views } = useStation();
  const act = useAct();
  const field = useRef<HTMLInputElement>(null);
  const [officer, setOfficer] = useState(session.officers[0]?.id ?? "");
  const [password, setPassword] = useState("");
  useScreenName("sign-in");
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the list is there
  useEffect(() => {
    if (officer === "" && session.officers[0]) setOfficer(session.officers[0].id);
  }, [session.officers]);
  const signIn = async () => {
    if (act.busy) return;
    const view = await act.run("sign_in", { officer, password });
    setPassword("");
    if (view) views.install("read_session", {}, view);
    else field.current?.focus();
  };
  const go = () => {
    if (password === "") field.current?.focus();
    else void signIn();
  };
  useKeys({ go, commit: go });
  return (
    <Entrance session={session} name="sign-in">
      <h2>{words("sign-in")}</h2>
      <RadioGroup value={officer} onChange={setOfficer} data-part="officers">
        <Label className="unseen">{words("officer")}</Label>
        <div className={look.officers}>
          {session.officers.map((known) => (
            <Radio key={known.id} value={known.id} className={look.officer ?? ""} data-officer={known.id}>
              <UserRound aria-hidden="true" />
              <span>
                <b lang="vi">{known.name}</b>
                <span className={look.small}>{coded(words, "role", known.role)}</span>
              </span>
            </Radio>
          ))}
        </div>
      </RadioGroup>
      <TextField
        autoFocus
        label={words("password")}
        type="password"
        autoComplete="current-password"
        field="password"
        value={password}
        onChange={setPassword}
        input={field}
      />
      <ProblemNote problem={act.problem} />
      <div className={look.foot}>
        <Button tone="main" at="go" part="main-action" busy={act.busy === "sign_in"} isDisabled={officer === ""} onPress={go}>
          {words("sign-in-verb")}
        </Button>
      </div>
    </Entrance>
  );
}

/** The station is locked: what was being done stays as it was. */
export function Locked(props: { session: SessionView }) {
  const { session } = props;
  const words = useWords();
  const { views } = useStation();
  const act = useAct();
  const field = useRef<HTMLInputElement>(null);
  const [password, setPassword] = useState("");
  useScreenName("locked");
  const unlock = async () => {
    if (act.busy) return;
    const view = await act.run("unlock_station", { password });
    setPassword("");
    if (view) views.install("read_session", {}, view);
    else field.current?.focus();
  };
  const go = () => {
    if (password === "") field.current?.focus();
    else void unlock();
  };
  useKeys({ go, commit: go });
  return (
    <Entrance session={session} name="locked">
      <h2>{words("locked")}</h2>
      <Note tone="neutral">{words("locked-lead")}</Note>
      <p lang="vi">
        <strong>{session.officer?.name}</strong>
      </p>
      <TextField
        autoFocus
        label={words("password")}
        type="password"
        autoComplete="current-password"
        field="password"
        value={password}
        onChange={setPassword}
        input={field}
      />
      <ProblemNote problem={act.problem} />
      <div className={look.foot}>
        <Button part="other-officer" onPress={() => void act.run("sign_out", {}).then((view) => view && views.install("read_session", {}, view))}>
          {words("switch-officer")}
        </Button>
        <span style={{ flex: 1 }} />
        <Button tone="main" at="go" part="main-action" busy={act.busy === "unlock_station"} onPress={go}>
          {words("unlock-verb")}
        </Button>
      </div>
    </Entrance>
  );
}

/** Nothing is set up yet on this machine, or its keys cannot be read. */
export function NotProvisioned(props: { session: SessionView }) {
  const words = useWords();
  useScreenName("not-provisioned");
  const problem = props.session.problem;
  const key = problem ? `error-${problem.code}` : "";
  return (
    <Entrance session={props.session} name="not-provisioned">
      <h2>{words("not-provisioned")}</h2>
      <Note tone="stop" part="problem">
        {problem && words.has(key) ? words(key, problem.params) : words("not-provisioned-lead")}
        {problem?.reference ? <small className={`${look.small} machine`}> {words("reference", { reference: problem.reference })}</small> : null}
      </Note>
    </Entrance>
  );
}
