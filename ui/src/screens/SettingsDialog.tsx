import { useState } from "react";
import { useAct, useStation } from "../host/station";
import type { LanguageCode } from "../generated/contract";
import { coded, useWords } from "../locale/words";
import { Button } from "../parts/Button";
import { Choices } from "../parts/Choices";
import { Dialog } from "../parts/Dialog";
import { ProblemNote } from "../parts/Note";
import { density, setDensity, setTheme, theme } from "../place/appearance";
import { useSession } from "../place/session";

/** Language, theme, density; who is signed in; the fast switch to another officer. */
export function SettingsDialog(props: { onClose: () => void }) {
  const words = useWords();
  const session = useSession();
  const { views } = useStation();
  const act = useAct();
  const [, again] = useState(0);
  const chooseLanguage = (language: string) =>
    void act.run("choose_language", { language: language as LanguageCode }).then((view) => view && views.install("read_session", {}, view));
  const leave = (name: "lock_station" | "sign_out") =>
    void act.run(name, {}).then((view) => {
      if (!view) return;
      props.onClose();
      views.install("read_session", {}, view);
    });
  return (
    <Dialog title={words("settings")} part="settings-dialog" onClose={props.onClose}>
      <ProblemNote problem={act.problem} />
      <Choices
        row
        part="language"
        label={words("language")}
        choices={[
          { id: "vi", label: words("language-vi") },
          { id: "en", label: words("language-en") },
        ]}
        value={session.language}
        onChange={chooseLanguage}
      />
      <Choices
        row
        part="theme"
        label={words("theme")}
        choices={(["light", "night", "sunlight"] as const).map((id) => ({ id, label: words(`theme-${id}`) }))}
        value={theme()}
        onChange={(id) => {
          setTheme(id);
          again((n) => n + 1);
        }}
      />
      <Choices
        row
        part="density"
        label={words("density")}
        choices={(["regular", "compact"] as const).map((id) => ({ id, label: words(`density-${id}`) }))}
        value={density()}
        onChange={(id) => {
          setDensity(id);
          again((n) => n + 1);
        }}
      />
      {session.officer ? (
        <div>
          <p>{words("signed-in-as", { name: session.officer.name, role: coded(words, "role", session.officer.role) })}</p>
          <p>
            <Button part="sign-out" onPress={() => leave("sign_out")}>
              {words("switch-officer")}
            </Button>{" "}
            <Button part="lock-here" at="lock" onPress={() => leave("lock_station")}>
              {words("lock-now")}
            </Button>
          </p>
        </div>
      ) : null}
    </Dialog>
  );
}
