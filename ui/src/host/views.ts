import type { OperationName } from "../generated/contract";
import { asProblem, type Host, type Problem, type Request, type View } from "./host";

/** What is known of one reading: the latest view, or why there is none. */
export interface Reading<N extends OperationName> {
  readonly view: View<N> | undefined;
  readonly problem: Problem | undefined;
}

interface Slot {
  reading: Reading<OperationName>;
  readonly watchers: Set<() => void>;
  readonly load: () => void;
  readonly topics: readonly string[];
  /** Counts loads, so that a late answer never replaces a later one. */
  turn: number;
}

const nothing: Reading<OperationName> = { view: undefined, problem: undefined };

/** Keeps the latest view of each reading while something shows it, and reads again when a topic says that it changed. */
export class Views {
  private readonly slots = new Map<string, Slot>();

  constructor(private readonly host: Host) {
    host.onTopic((topic) => this.heard(topic));
  }

  watch<N extends OperationName>(name: N, request: Request<N>, topics: readonly string[], told: () => void): () => void {
    const key = keyOf(name, request);
    const slot = this.slot(key, name, request, topics);
    const first = slot.watchers.size === 0;
    slot.watchers.add(told);
    if (first) slot.load();
    return () => {
      slot.watchers.delete(told);
      if (slot.watchers.size === 0) this.slots.delete(key);
    };
  }

  reading<N extends OperationName>(name: N, request: Request<N>): Reading<N> {
    return (this.slots.get(keyOf(name, request))?.reading ?? nothing) as Reading<N>;
  }

  reload<N extends OperationName>(name: N, request: Request<N>): void {
    this.slots.get(keyOf(name, request))?.load();
  }

  /** Puts in place what an operation has just answered, so that the screen need not ask again. */
  install<N extends OperationName>(name: N, request: Request<N>, view: View<N>): void {
    const slot = this.slots.get(keyOf(name, request));
    if (slot) this.tell(slot, { view, problem: undefined }, ++slot.turn);
  }

  private heard(topic: string): void {
    const head = topic.split(/[:/]/)[0] ?? topic;
    for (const slot of this.slots.values()) {
      if (slot.watchers.size > 0 && (topic === "" || topic === "all" || slot.topics.includes(head))) slot.load();
    }
  }

  private slot<N extends OperationName>(key: string, name: N, request: Request<N>, topics: readonly string[]): Slot {
    const known = this.slots.get(key);
    if (known) return known;
    const slot: Slot = {
      reading: nothing,
      watchers: new Set(),
      topics,
      turn: 0,
      load: () => {
        const turn = ++slot.turn;
        this.host.call(name, request).then(
          (view) => this.tell(slot, { view, problem: undefined }, turn),
          (thrown: unknown) => this.tell(slot, { view: slot.reading.view, problem: asProblem(thrown) }, turn),
        );
      },
    };
    this.slots.set(key, slot);
    return slot;
  }

  private tell(slot: Slot, reading: Reading<OperationName>, turn: number): void {
    if (turn !== slot.turn) return;
    slot.reading = reading;
    for (const told of slot.watchers) told();
  }
}

function keyOf(name: OperationName, request: unknown): string {
  return `${name} ${JSON.stringify(request)}`;
}
