import { useState } from "react";
import { useAct, useStation } from "../host/station";
import { coded, useLanguages, useWords } from "../locale/words";
import { Button } from "../parts/Button";
import { Choices } from "../parts/Choices";
import { Dialog } from "../parts/Dialog";
import { ProblemNote } from "../parts/Note";
import { usePreferences } from "../place/preferences";
import { useSession } from "../place/session";
import { setVolume, sound } from "../sound/earcons";
import { KeysDialog } from "./KeysDialog";
import { OwnFingersDialog } from "./OwnFingersDialog";
import look from "./SettingsDialog.module.css";

const volumes = [0, 30, 60, 100] as const;

/** Language, look, size, sound, keys; who is signed in; the fast switch to another officer. Each officer has their own. */
export function SettingsDialog(props: { onClose: () => void }) {
  const words = useWords();
  const session = useSession();
  const languages = useLanguages();
  const { views } = useStation();
  const act = useAct();
  const { chosen, choose, act: keeping } = usePreferences();
  const [keys, showKeys] = useState(false);
  const [fingers, showFingers] = useState(false);
  const chooseLanguage = (language: string) =>
    void act.run("choose_language", { language }).then((view) => view && views.install("read_session", {}, view));
  const leave = (name: "lock_station" | "sign_out") =>
    void act.run(name, {}).then((view) => {
      if (!view) return;
      props.onClose();
      views.install("read_session", {}, view);
    });
  if (keys) return <KeysDialog onClose={() => showKeys(false)} />;
  if (fingers) return <OwnFingersDialog onClose={() => showFingers(false)} />;
  return (
    <Dialog title={words("settings")} part="settings-dialog" onClose={props.onClose}>
      <ProblemNote problem={act.problem ?? keeping.problem} />
      <div className={look.columns}>
        <Choices
          row
          part="language"
          label={words("language")}
          choices={languages.filter(({ officers }) => officers).map(({ tag, name }) => ({ id: tag, label: name, lang: tag }))}
          value={session.language}
          onChange={chooseLanguage}
        />
        <Choices
          row
          part="theme"
          label={words("theme")}
          choices={(["light", "night", "sunlight"] as const).map((id) => ({ id, label: words(`theme-${id}`) }))}
          value={chosen.theme}
          onChange={(theme) => void choose({ theme })}
        />
        <Choices
          row
          part="text-size"
          label={words("text-size")}
          choices={[100, 125, 150, 200].map((percent) => ({ id: String(percent), label: words("percent", { percent }) }))}
          value={String(chosen.textPercent)}
          onChange={(percent) => void choose({ textPercent: Number(percent) })}
        />
        <Choices
          row
          part="density"
          label={words("density")}
          choices={(["regular", "compact"] as const).map((id) => ({ id, label: words(`density-${id}`) }))}
          value={chosen.density}
          onChange={(density) => void choose({ density })}
        />
        <Choices
          row
          part="volume"
          label={words("volume")}
          choices={volumes.map((percent) => ({ id: String(percent), label: percent === 0 ? words("volume-mute") : words("percent", { percent }) }))}
          value={String(chosen.volume)}
          onChange={(percent) => {
            setVolume(Number(percent));
            sound("good");
            void choose({ volume: Number(percent) });
          }}
        />
        <Choices
          row
          part="shutter"
          label={words("shutter")}
          choices={[
            { id: "itself", label: words("shutter-itself") },
            { id: "key", label: words("shutter-key") },
          ]}
          value={chosen.automaticShutter ? "itself" : "key"}
          onChange={(way) => void choose({ automaticShutter: way === "itself" })}
        />
        <Button part="open-keys" onPress={() => showKeys(true)}>
          {words("keys-open")}
        </Button>
        {session.officer && session.officer.role !== "technician" ? (
          <Button part="open-own-fingers" onPress={() => showFingers(true)}>
            {words("own-fingers-open")}
          </Button>
        ) : null}
      </div>
      {session.officer ? (
        <div>
          <p>{words("signed-in-as", { name: session.officer.name, role: coded(words, "role", session.officer.role) })}</p>
          <p className={look.leaving}>
            <Button part="sign-out" onPress={() => leave("sign_out")}>
              {words("switch-officer")}
            </Button>
            <Button part="lock-here" at="lock" onPress={() => leave("lock_station")}>
              {words("lock-now")}
            </Button>
          </p>
        </div>
      ) : null}
    </Dialog>
  );
}
