import { useAct, useStation } from "../host/station";
import type { DoctorView, ScreenView } from "../generated/contract";
import type { Problem } from "../host/host";
import type { Words } from "../locale/catalogs";
import { coded, useWords } from "../locale/words";
import { Button } from "../parts/Button";
import { Checks } from "../parts/Checks";
import { Choices } from "../parts/Choices";
import look from "./Doctor.module.css";

/** Which screen is the applicant's, and which touch devices belong to it. With one screen there is nothing to choose. */
export function ScreenChoices(props: { view: DoctorView; act: ScreenActs }) {
  const { view, act } = props;
  const words = useWords();
  if (view.screens.length < 2) return null;
  const name = (kind: "display" | "touch", one: { name: string; simulated: boolean }, rest = "") =>
    one.simulated ? `${words(`simulated-${kind}`)}${rest}` : one.name;
  return (
    <div className={look.screens} data-part="screens">
      <Choices
        part="applicant-screen"
        label={words("screens-applicant")}
        choices={view.screens.map((screen, index) => ({ id: screen.id, label: name("display", screen, ` ${index + 1}`), help: about(words, screen) }))}
        value={view.screens.find((screen) => screen.applicant)?.id ?? null}
        onChange={act.chooseScreen}
        disabled={act.busy}
      />
      {view.touchDevices.length > 0 ? (
        <div className={look.touch}>
          <Checks
            part="touch-devices"
            label={words("touch-devices")}
            choices={view.touchDevices.map((device) => ({ id: device.id, label: name("touch", device), help: coded(words, "touch-kind", device.kind) }))}
            values={view.touchDevices.filter((device) => device.applicant).map((device) => device.id)}
            onChange={act.chooseTouch}
            disabled={act.busy}
          />
          {view.touchChosen ? (
            <Button part="touch-by-itself" onPress={() => act.chooseTouch(null)}>
              {words("touch-by-itself")}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

function about(words: Words, screen: ScreenView): string {
  const { width, height, socket } = screen;
  return words(screen.primary ? "screens-pixels-primary" : "screens-pixels", { width: String(width), height: String(height), socket });
}

export interface ScreenActs {
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly chooseScreen: (screen: string) => void;
  readonly chooseTouch: (devices: string[] | null) => void;
}

/** The two choices, each durable before it shows. */
export function useScreenActs(): ScreenActs {
  const { views } = useStation();
  const act = useAct();
  const show = (view: DoctorView | undefined) => view && views.install("read_doctor", {}, view);
  return {
    busy: act.busy !== undefined,
    problem: act.problem,
    chooseScreen: (screen) => void act.run("choose_applicant_screen", { screen }).then(show),
    chooseTouch: (devices) => void act.run("choose_touch_devices", { devices }).then(show),
  };
}
