import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps } from "react-aria-components";
import type { KeyId } from "../keys/keymap";
import { useKeymap } from "../keys/keymapContext";
import { useWords } from "../locale/words";
import look from "./Button.module.css";

interface Props extends Omit<ButtonProps, "children" | "className" | "style"> {
  readonly children: ReactNode;
  /** `main`, one per screen; `plain`, the rest; `quiet`, inside lists; `grave`, what harms or ends. */
  readonly tone?: "main" | "plain" | "quiet" | "grave";
  readonly icon?: ReactNode;
  /** The key that does the same, shown on the button. */
  readonly at?: KeyId | undefined;
  readonly keyText?: string | undefined;
  readonly busy?: boolean;
  /** Name for tests and tools. */
  readonly part?: string;
  readonly wide?: boolean;
}

export function Button({ tone = "plain", icon, at, keyText, busy = false, part, wide, children, ...rest }: Props) {
  const words = useWords();
  const map = useKeymap();
  const key = keyText ?? (at ? map.shown(at) : undefined);
  return (
    <AriaButton
      {...rest}
      isPending={busy}
      className={({ isFocusVisible }) => `${look.button} ${look[tone]} ${wide ? look.wide : ""} ${isFocusVisible ? look.ring : ""}`}
      data-part={part}
      {...(key ? { "aria-keyshortcuts": key.replace("Ctrl", "Control").replace("Esc", "Escape") } : {})}
    >
      {icon}
      <span className={look.label}>{busy ? words("busy") : children}</span>
      {key ? (
        <span className={look.key} aria-hidden="true">
          {key}
        </span>
      ) : null}
    </AriaButton>
  );
}
