import { Modal, ModalHeader, ModalHeading } from "@twilio-paste/core/modal";
import { useId, useRef, useState } from "react";
import styles from "../shell/shell.module.css";
import { NewTaskForm } from "./NewTaskForm";

/** Opens the dialog that starts a task towards a customer. */
export function NewTaskButton() {
  const heading = useId();
  const number = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const dismiss = () => setOpen(false);
  return (
    <>
      <button
        type="button"
        className={styles["headerButton"]}
        data-wide
        aria-label="New task"
        title="New task: reach a customer through Flex"
        onClick={() => setOpen(true)}
        data-testid="new-task"
      >
        <span aria-hidden="true">+</span>
      </button>
      <Modal ariaLabelledby={heading} isOpen={open} onDismiss={dismiss} size="default" initialFocusRef={number} data-testid="new-task-dialog">
        <ModalHeader>
          <ModalHeading as="h3" id={heading}>
            New task
          </ModalHeading>
        </ModalHeader>
        <NewTaskForm number={number} onDismiss={dismiss} />
      </Modal>
    </>
  );
}
