import type { ErrorView, OperationName, Operations } from "../generated/contract";

export type Request<N extends OperationName> = Operations[N]["request"];
export type View<N extends OperationName> = Operations[N]["view"];
export type WindowName = "desk" | "applicant";

/** What the window needs of the station. The product answers over Tauri's IPC, tests over HTTP; no screen knows which. */
export interface Host {
  readonly window: WindowName;
  /** With one screen, the applicant's own window covers the desk's when the screen is turned. */
  readonly covers: boolean;
  /** Rejects with a `Problem`. */
  call<N extends OperationName>(name: N, request: Request<N>): Promise<View<N>>;
  /** Tells what has changed, by topic; returns the way to stop listening. */
  onTopic(heard: (topic: string) => void): () => void;
  /** Shows the page in this many percent of its size. */
  enlarge(percent: number): void;
  /** Address of an image path of a view (`sample/…`, `preview/…`, `record/…`, `try/…`). */
  imageUrl(path: string): string;
}

/** A refusal of the station: a code, never a sentence. */
export class Problem extends Error {
  constructor(readonly view: ErrorView) {
    super(view.code);
  }
}

/** The station did not answer at all. */
export function unreachable(): Problem {
  return new Problem({ code: "stationSilent", field: null, params: {}, reference: "" });
}

export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  if (typeof thrown === "object" && thrown !== null && "code" in thrown && typeof thrown.code === "string") {
    const view = thrown as Partial<ErrorView> & { code: string };
    return new Problem({
      code: view.code,
      field: view.field ?? null,
      params: view.params ?? {},
      reference: view.reference ?? "",
    });
  }
  return unreachable();
}

/** A topic may come bare or as an object that names it. */
export function topicOf(payload: unknown): string {
  if (typeof payload === "string") return payload;
  if (typeof payload === "object" && payload !== null && "topic" in payload) return String(payload.topic);
  return "";
}
