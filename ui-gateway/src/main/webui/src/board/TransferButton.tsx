import { Button } from "@twilio-paste/core/button";
import { Modal, ModalHeader, ModalHeading } from "@twilio-paste/core/modal";
import { useId, useState } from "react";
import type { ReservationView, TaskView } from "../api/taskBoard";
import { TransferForm } from "./TransferForm";
import { customerOf } from "./words";

/** Opens the dialog that gives a task to somebody else. */
export function TransferButton({ task, reservation }: { task: TaskView; reservation: ReservationView }) {
  const heading = useId();
  const [open, setOpen] = useState(false);
  const dismiss = () => setOpen(false);
  return (
    <>
      <Button variant="secondary" size="small" data-testid="task-transfer" onClick={() => setOpen(true)}>
        Transfer
      </Button>
      <Modal ariaLabelledby={heading} isOpen={open} onDismiss={dismiss} size="default" data-testid="transfer-dialog">
        <ModalHeader>
          <ModalHeading as="h3" id={heading}>
            Transfer {customerOf(task)}
          </ModalHeading>
        </ModalHeader>
        <TransferForm reservation={reservation} onDismiss={dismiss} />
      </Modal>
    </>
  );
}
