import type { Host } from "../host/host";

/** The stop of the screen that looked through the camera last. A start waits for it: coming late, it would close what was just opened. */
let stopping: Promise<unknown> = Promise.resolve();

/** When the camera of the screen before has been stopped. */
export const stopped = (): Promise<unknown> => stopping;

/** Stops the camera when a screen is left. A start that is still on its way would open it again behind the stop. */
export function stopAfter(asked: Promise<unknown>, host: Host): void {
  stopping = asked
    .catch(() => undefined)
    .then(() => host.call("stop_camera", {}))
    .catch(() => undefined);
}
