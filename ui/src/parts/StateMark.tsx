import {
  Archive,
  Check,
  CheckCheck,
  CircleCheck,
  CircleX,
  ClockArrowUp,
  Clock,
  CloudUpload,
  HandHelping,
  IdCard,
  type LucideIcon,
  Pause,
  PenLine,
  Signature,
  Undo2,
} from "lucide-react";
import { humped, useWords } from "../locale/words";
import look from "./StateMark.module.css";

/** Icon and tone of each state. */
export const marks: Record<string, [LucideIcon, string]> = {
  draft: [PenLine, "neutral"],
  paused: [Pause, "neutral"],
  captured: [Check, "neutral"],
  attested: [Signature, "neutral"],
  signed: [Signature, "neutral"],
  submitted: [Clock, "information"],
  returned: [Undo2, "attention"],
  approved: [CheckCheck, "information"],
  queued: [ClockArrowUp, "information"],
  uploading: [CloudUpload, "information"],
  turnedAway: [CircleX, "attention"],
  received: [CheckCheck, "good"],
  accepted: [CircleCheck, "good"],
  refused: [CircleX, "stop"],
  rejected: [CircleX, "stop"],
  cardProduced: [IdCard, "good"],
  handedOver: [HandHelping, "good"],
  withdrawn: [Archive, "neutral"],
  voided: [Archive, "neutral"],
};

/** The state of an application or a sealed file: always icon, word and color. */
export function StateMark(props: { state: string; percent?: number | undefined }) {
  const words = useWords();
  const [Icon, tone] = marks[humped(props.state)] ?? [PenLine, "neutral"];
  const key = `stage-${humped(props.state)}`;
  return (
    <span className={`${look.mark} ${look[tone]}`} data-state={props.state}>
      <Icon aria-hidden="true" />
      <span>
        {words.has(key) ? words(key) : props.state}
        {props.percent !== undefined ? <span className="numbers"> {props.percent}%</span> : null}
      </span>
    </span>
  );
}

/** The icon of a state alone, in its color, beside a sentence that says it. */
export function StateIcon(props: { state: string }) {
  const [Icon, tone] = marks[humped(props.state)] ?? [PenLine, "neutral"];
  return (
    <span className={look[tone]} data-icon={props.state}>
      <Icon aria-hidden="true" />
    </span>
  );
}
