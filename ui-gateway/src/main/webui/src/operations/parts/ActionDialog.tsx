import { Button } from "@twilio-paste/core/button";
import { Modal, ModalBody, ModalFooter, ModalFooterActions, ModalHeader, ModalHeading } from "@twilio-paste/core/modal";
import { type FormEvent, type ReactNode, useId, useRef, useState } from "react";
import { ProblemNotice } from "../../shell/ProblemNotice";
import styles from "../operations.module.css";
import { WhyField } from "./WhyField";

export interface Action {
  readonly title: string;
  /** What will happen, in words. */
  readonly effect: string;
  readonly confirm: string;
  readonly destructive?: boolean;
  readonly run: (why: string) => Promise<void>;
}

interface Props {
  readonly action: Action;
  readonly onDismiss: () => void;
  readonly children?: ReactNode;
}

/** Says what will happen, asks why, does it; stays open with the problem where it could not be done. */
export function ActionDialog({ action, onDismiss, children }: Props) {
  const heading = useId();
  const input = useRef<HTMLTextAreaElement>(null);
  const [why, setWhy] = useState("");
  const [missing, setMissing] = useState(false);
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<unknown>();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (working) return;
    if (why.trim() === "") {
      setMissing(true);
      input.current?.focus();
      return;
    }
    setWorking(true);
    setError(undefined);
    try {
      await action.run(why.trim());
    } catch (cause) {
      setError(cause);
      setWorking(false);
    }
  };

  return (
    <Modal
      ariaLabelledby={heading}
      isOpen
      onDismiss={onDismiss}
      size={children ? "wide" : "default"}
      initialFocusRef={input}
      data-testid="action-dialog"
    >
      <ModalHeader>
        <ModalHeading as="h3" id={heading}>
          {action.title}
        </ModalHeading>
      </ModalHeader>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <ModalBody>
          <div className={styles["stack"]}>
            {error === undefined ? null : <ProblemNotice error={error} />}
            <p className={styles["text"]}>{action.effect}</p>
            {children}
            <WhyField
              value={why}
              missing={missing}
              input={input}
              onChange={(text) => {
                setWhy(text);
                setMissing(false);
              }}
            />
          </div>
        </ModalBody>
        <ModalFooter>
          <ModalFooterActions>
            <Button type="button" variant="secondary" onClick={onDismiss}>
              Cancel
            </Button>
            <Button type="submit" variant={action.destructive ? "destructive" : "primary"} loading={working} data-testid="confirm">
              {action.confirm}
            </Button>
          </ModalFooterActions>
        </ModalFooter>
      </form>
    </Modal>
  );
}
