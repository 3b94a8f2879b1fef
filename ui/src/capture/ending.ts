import type { Host } from "../host/host";

let last: Promise<unknown> = Promise.resolve();

/** Ends whatever captures at a device that waits for a person: scanner or iris camera. */
export function endCapture(host: Host): void {
  last = host.call("cancel_capture", {}).catch(() => undefined);
}

/**
 * The last call to end a capture, of whichever step. The next capture waits for it, because coming late it would void that one; and
 * whoever stopped it while it waited gets another one here.
 */
export function lastEnding(): Promise<unknown> {
  return last;
}
