/** What is typed and on its way to the station, over all screens: whoever shuts the vault waits for it. */
export class Saves {
  private readonly running = new Set<Promise<unknown>>();

  track(save: Promise<unknown>): void {
    const known = save.catch(() => undefined).finally(() => this.running.delete(known));
    this.running.add(known);
  }

  /** Comes back when everything has arrived, or after `most` ms: a station that does not answer must still be lockable. */
  arrived(most: number): Promise<unknown> {
    return Promise.race([Promise.all(this.running), new Promise((done) => setTimeout(done, most))]);
  }
}
