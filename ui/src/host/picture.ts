/**
 * Shows the newest frame of a picture's address again and again, at most so many in a second, until the given function is called.
 *
 * Nothing is asked for while nobody sees the page: WebKit keeps every frame that is drawn into a page it does not draw, two megabytes each.
 * One image element takes all frames: of every bitmap made from a fetched answer WebKit keeps some kilobytes for good.
 */
export function follow(address: string, perSecond: number, show: (frame: HTMLImageElement) => void): () => void {
  const frame = new Image();
  let running = true;
  let timer = 0;
  const turn = async () => {
    const began = performance.now();
    const there = await load(frame, address);
    if (running && there && !document.hidden) show(frame);
    // A frame that is missing is asked for again without hurry.
    const pause = there ? 1000 / perSecond - (performance.now() - began) : 120;
    if (running) timer = window.setTimeout(next, Math.max(0, pause));
  };
  const next = () => {
    if (document.hidden) document.addEventListener("visibilitychange", next, { once: true });
    else void turn();
  };
  next();
  return () => {
    running = false;
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", next);
  };
}

/**
 * Names of the turns, given around. Asked for again under the name it has, a picture would not be loaded anew; and of each name it was ever
 * asked for WebKit keeps something, which made 20 MB in an hour.
 */
const NAMES = 64;
let turns = 0;

/** Whether the picture that the address has now is in the element, decoded. */
async function load(frame: HTMLImageElement, address: string): Promise<boolean> {
  turns = (turns + 1) % NAMES;
  frame.src = `${address}${address.includes("?") ? "&" : "?"}turn=${turns}`;
  try {
    await frame.decode();
    return true;
  } catch {
    return false;
  }
}
