import { Anchor } from "@twilio-paste/core/anchor";
import { Modal, ModalBody, ModalFooter, ModalFooterActions, ModalHeader, ModalHeading } from "@twilio-paste/core/modal";
import { useId } from "react";
import styles from "./thread.module.css";

interface Props {
  readonly url: string;
  readonly label: string;
  readonly isOpen: boolean;
  readonly onDismiss: () => void;
}

export function ImageDialog({ url, label, isOpen, onDismiss }: Props) {
  const heading = useId();
  return (
    <Modal ariaLabelledby={heading} isOpen={isOpen} onDismiss={onDismiss} size="wide" data-testid="image-dialog">
      <ModalHeader>
        <ModalHeading as="h3" id={heading}>
          {label}
        </ModalHeading>
      </ModalHeader>
      <ModalBody>
        <img className={styles["fullImage"]} src={url} alt={label} />
      </ModalBody>
      <ModalFooter>
        <ModalFooterActions>
          <Anchor href={url} target="_blank" rel="noopener noreferrer">
            Open the original
          </Anchor>
        </ModalFooterActions>
      </ModalFooter>
    </Modal>
  );
}
