import { type ReactNode, useEffect, useRef } from "react";
import type { Problem } from "../host/host";
import type { Handlers, Labels } from "../keys/keyboard";
import type { KeyId } from "../keys/keymap";
import { useKeys, useQuestion } from "../keys/useKeys";
import { useScreenName } from "../place/place";
import { useTakeBack } from "../place/takeBack";
import { Button } from "./Button";
import { ProblemNote } from "./Note";
import look from "./Screen.module.css";

export interface MainAction {
  readonly verb: string;
  readonly act: () => void;
  /** Cannot be undone: only Ctrl+Enter performs it. */
  readonly irreversible?: boolean | undefined;
  /** Why it is not possible now; shown beside the button. */
  readonly why?: string | undefined;
  readonly busy?: boolean | undefined;
}

export interface SideAction {
  readonly verb: string;
  readonly act: () => void;
  readonly part: string;
  readonly at?: KeyId | undefined;
  readonly keyText?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly icon?: ReactNode;
}

interface Props {
  readonly name: string;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly main?: MainAction | undefined;
  readonly side?: readonly (SideAction | false | undefined)[];
  readonly saved?: ReactNode;
  readonly problem?: Problem | undefined;
  /** Moves the focus to the next thing that needs an answer; answers whether there was one. */
  readonly next?: (() => boolean) | undefined;
  readonly keys?: Handlers;
  readonly digit?: ((digit: number) => void) | undefined;
  /** What the digits choose here, for the sheet of keys. */
  readonly digits?: string | undefined;
  readonly scan?: ((text: string) => unknown) | undefined;
  /** Leave the focus where the screen itself puts it. */
  readonly ownFocus?: boolean;
  readonly children: ReactNode;
}

/** The work area and the action bar under it. The main action is always at the lower right. */
export function Screen(props: Props) {
  const { main } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useScreenName(props.name);
  // What Enter does has changed under the hand, as when a result replaces a wait.
  useQuestion(main?.verb ?? "");
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new screen takes the focus once
  useEffect(() => {
    if (!props.ownFocus) heading.current?.focus();
  }, [props.name]);

  const act = main && main.why === undefined && !main.busy ? main.act : undefined;
  const takeBack = useTakeBack();
  const side: SideAction[] = (props.side ?? []).filter((action) => action !== undefined && action !== false);
  if (takeBack) side.push({ ...takeBack, part: "take-back", at: "takeBack" });
  const handlers: Handlers = { ...props.keys };
  const labels: Labels = {};
  for (const action of side) {
    if (!action.at || action.disabled) continue;
    handlers[action.at] = action.act;
    labels[action.at] = action.verb;
  }
  handlers.go = () => {
    if (props.next?.()) return;
    if (act && !main?.irreversible) act();
  };
  if (act) handlers.commit = act;
  if (act) labels[main?.irreversible ? "commit" : "go"] = main?.verb ?? "";
  useKeys(handlers, { labels, digit: props.digit, digits: props.digits, scan: props.scan });

  return (
    <>
      <main className={look.work} data-part="screen" data-screen={props.name}>
        <div className={look.head}>
          <h1 ref={heading} tabIndex={-1}>
            {props.title}
          </h1>
          {props.lead}
        </div>
        <ProblemNote problem={props.problem} />
        {props.children}
      </main>
      <footer className={look.actions} data-part="actions">
        <div className={look.side}>
          {side.map((action) => (
            <Button
              key={action.part}
              part={action.part}
              at={action.at}
              keyText={action.keyText}
              icon={action.icon}
              isDisabled={action.disabled ?? false}
              onPress={action.act}
            >
              {action.verb}
            </Button>
          ))}
        </div>
        <div className={look.between}>
          {main?.why ? (
            <span id="main-why" className={look.why} data-part="main-why">
              {main.why}
            </span>
          ) : (
            <span className={look.saved} data-part="saved" role="status">
              {props.saved}
            </span>
          )}
        </div>
        {main ? (
          <span data-irreversible={main.irreversible ? "" : undefined}>
            <Button
              tone="main"
              part="main-action"
              at={main.irreversible ? "commit" : "go"}
              isDisabled={main.why !== undefined}
              busy={main.busy ?? false}
              onPress={main.act}
              {...(main.why ? { "aria-describedby": "main-why" } : {})}
            >
              {main.verb}
            </Button>
          </span>
        ) : null}
      </footer>
    </>
  );
}
