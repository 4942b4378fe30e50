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

/** A picture as large as the window allows. */
export function ImageDialog({ url, label, isOpen, onDismiss }: Props) {
  const heading = useId();
  return (
    <Modal ariaLabelledby={heading} isOpen={isOpen} onDismiss={onDismiss} size="wide" element="IMAGE_DIALOG" data-testid="image-dialog">
      <ModalHeader element="IMAGE_DIALOG_HEADER">
        <ModalHeading as="h3" id={heading}>
          {label}
        </ModalHeading>
      </ModalHeader>
      <ModalBody element="IMAGE_DIALOG_BODY">
        <img className={styles["fullImage"]} src={url} alt={label} data-testid="full-image" />
      </ModalBody>
      <ModalFooter element="IMAGE_DIALOG_FOOTER">
        <ModalFooterActions>
          <Anchor href={url} target="_blank" rel="noopener noreferrer">
            Open the original
          </Anchor>
        </ModalFooterActions>
      </ModalFooter>
    </Modal>
  );
}
