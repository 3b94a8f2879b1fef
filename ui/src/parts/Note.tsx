import { CircleAlert, CircleCheck, Info, OctagonX, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Problem } from "../host/host";
import { useWords } from "../locale/words";
import look from "./Note.module.css";

export type Tone = "neutral" | "information" | "attention" | "stop" | "good" | "simulated";

const icons = { neutral: Info, information: Info, attention: TriangleAlert, stop: OctagonX, good: CircleCheck, simulated: CircleAlert };

export function toneOf(tone: string): Tone {
  return tone in icons ? (tone as Tone) : "neutral";
}

/** One sentence with its tone: icon, words, color. */
export function Note(props: { tone: Tone; children: ReactNode; part?: string; live?: boolean; end?: ReactNode }) {
  const Icon = icons[props.tone];
  return (
    <div className={`${look.note} ${look[props.tone]}`} data-part={props.part} {...(props.live ? { role: "status" } : {})}>
      <Icon aria-hidden="true" />
      <div className={look.words}>{props.children}</div>
      {props.end}
    </div>
  );
}

/** What was refused: the sentence, and small the reference that the log bears too. */
export function ProblemNote(props: { problem: Problem | undefined }) {
  const words = useWords();
  if (!props.problem) return null;
  const { code, params, reference } = props.problem.view;
  const key = `error-${code}`;
  return (
    <div className={`${look.note} ${look.stop}`} role="alert" data-part="problem" data-code={code}>
      <OctagonX aria-hidden="true" />
      <div className={look.words}>
        {words.has(key) ? words(key, params) : words("error-unknown")}
        {reference ? <small className={`${look.reference} machine`}>{words("reference", { reference })}</small> : null}
      </div>
    </div>
  );
}
