import { useAct, useStation } from "../host/station";
import type { CameraChoiceView, DoctorView, PictureFormatView } from "../generated/contract";
import type { Problem } from "../host/host";
import type { Words } from "../locale/catalogs";
import { coded, useWords } from "../locale/words";
import { Button } from "../parts/Button";
import { Choices } from "../parts/Choices";
import look from "./Doctor.module.css";

/** Leaves the format to the camera; no camera names one so. */
const BY_ITSELF = "";

/** Which camera is tried first, and in which format each gives its pictures. Formats are seen when a camera has been open once. */
export function CameraChoices(props: { view: DoctorView; act: CameraActs }) {
  const { view, act } = props;
  const words = useWords();
  if (view.cameras.length === 0) return null;
  const name = (camera: CameraChoiceView) => (camera.simulated ? words("simulated-camera") : camera.name);
  return (
    <div className={look.screens} data-part="cameras">
      {view.cameras.length > 1 ? (
        <Choices
          part="first-camera"
          label={words("cameras-first")}
          choices={view.cameras.map((camera) => ({ id: camera.id, label: name(camera) }))}
          value={view.cameras.find((camera) => camera.first)?.id ?? null}
          onChange={act.chooseCamera}
          disabled={act.busy}
        />
      ) : null}
      {view.cameras.map((camera) =>
        camera.formats.length > 1 ? (
          <Choices
            key={camera.id}
            part="camera-format"
            label={words("camera-format", { name: name(camera) })}
            choices={[byItself(words, camera.formats), ...camera.formats.map((format) => choice(words, format))]}
            value={camera.chosen ?? BY_ITSELF}
            onChange={(format) => act.chooseFormat(camera.id, format === BY_ITSELF ? null : format)}
            disabled={act.busy}
          />
        ) : null,
      )}
      {view.cameras.some((camera) => camera.formats.length === 0) ? (
        <div>
          <Button part="ask-camera-formats" onPress={act.askFormats} isDisabled={act.busy}>
            {words("camera-formats-ask")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function byItself(words: Words, formats: readonly PictureFormatView[]) {
  const first = formats[0];
  return { id: BY_ITSELF, label: words("camera-format-by-itself"), help: first ? size(words, first) : undefined };
}

function choice(words: Words, format: PictureFormatView) {
  const rate = words("camera-format-rate", { rate: format.rate });
  return { id: format.id, label: size(words, format), help: `${rate}, ${coded(words, "picture-coding", format.coding)}` };
}

function size(words: Words, format: PictureFormatView): string {
  return words("camera-format-size", { width: String(format.width), height: String(format.height) });
}

export interface CameraActs {
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly chooseCamera: (camera: string) => void;
  readonly chooseFormat: (camera: string, format: string | null) => void;
  readonly askFormats: () => void;
}

/** The choices, each durable before it shows. */
export function useCameraActs(): CameraActs {
  const { views } = useStation();
  const act = useAct();
  const show = (view: DoctorView | undefined) => view && views.install("read_doctor", {}, view);
  return {
    busy: act.busy !== undefined,
    problem: act.problem,
    chooseCamera: (camera) => void act.run("choose_camera", { camera }).then(show),
    chooseFormat: (camera, format) => void act.run("choose_camera_format", { camera, format }).then(show),
    askFormats: () => void act.run("ask_camera_formats", {}).then(show),
  };
}
