import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import type { Handlers } from "../keys/keyboard";
import { useKeys, useOpenAndClose } from "../keys/useKeys";
import { useWords } from "../locale/words";
import { Button } from "./Button";
import look from "./Dialog.module.css";

interface Props {
  readonly title: string;
  readonly part: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** The main action, at the lower right as everywhere. */
  readonly main?: { verb: string; act: () => void; irreversible?: boolean; disabled?: boolean; busy?: boolean; grave?: boolean } | undefined;
  /** The word on the button that closes it, where "close" would say too little. */
  readonly close?: string;
  readonly digit?: (digit: number) => void;
  readonly keys?: Handlers;
  readonly wide?: boolean;
}

/** A question in front of the screen. Esc closes it and loses nothing that was saved. */
export function Dialog(props: Props) {
  return (
    <ModalOverlay className={look.veil ?? ""} isOpen isDismissable={false} isKeyboardDismissDisabled onOpenChange={(open) => !open && props.onClose()}>
      <Modal className={`${look.modal} ${props.wide ? look.broad : ""}`}>
        <AriaDialog className={look.dialog ?? ""} data-part={props.part} aria-label={props.title}>
          <Body {...props} />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

function Body(props: Props) {
  const words = useWords();
  const { main } = props;
  const act = main && !main.disabled && !main.busy ? main.act : undefined;
  useOpenAndClose();
  useKeys(
    { leave: props.onClose, ...(act ? (main?.irreversible ? { commit: act } : { go: act, commit: act }) : {}), ...props.keys },
    { modal: true, digit: props.digit },
  );
  return (
    <>
      <Heading slot="title" className={look.title ?? ""}>
        {props.title}
      </Heading>
      <div className={look.body}>{props.children}</div>
      <div className={look.foot}>
        <Button at="leave" onPress={props.onClose} part="dialog-close">
          {props.close ?? words("close")}
        </Button>
        {main ? (
          <span data-irreversible={main.irreversible ? "" : undefined}>
            <Button
              tone="main"
              at={main.irreversible ? "commit" : "go"}
              isDisabled={main.disabled ?? false}
              busy={main.busy ?? false}
              onPress={main.act}
              part="dialog-main"
            >
              {main.verb}
            </Button>
          </span>
        ) : null}
      </div>
    </>
  );
}
