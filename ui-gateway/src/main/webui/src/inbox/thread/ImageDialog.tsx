import { Modal, ModalBody, ModalHeader, ModalHeading } from "@twilio-paste/core/modal";
import { useId } from "react";

interface Props {
  readonly url: string;
  readonly label: string;
  readonly isOpen: boolean;
  readonly onDismiss: () => void;
}

const fullSize = { display: "block", maxWidth: "100%", margin: "0 auto" } as const;

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
        <img src={url} alt={label} style={fullSize} />
      </ModalBody>
    </Modal>
  );
}
