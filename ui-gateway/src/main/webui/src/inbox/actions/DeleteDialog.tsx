import { AlertDialog } from "@twilio-paste/core/alert-dialog";
import type { ConversationView } from "../../api/types";
import { contactLabel } from "../address";
import type { ConversationActions } from "./useConversationActions";

interface Props {
  readonly conversation: ConversationView;
  readonly actions: ConversationActions;
  readonly isOpen: boolean;
  readonly onDismiss: () => void;
}

export function DeleteDialog({ conversation, actions, isOpen, onDismiss }: Props) {
  return (
    <AlertDialog
      heading="Delete this conversation?"
      isOpen={isOpen}
      destructive
      isConfirmDisabled={actions.busy}
      onConfirm={() => {
        onDismiss();
        void actions.remove();
      }}
      onConfirmLabel="Delete"
      onDismiss={onDismiss}
      onDismissLabel="Keep it"
      data-testid="delete-dialog"
    >
      All messages, files and notes with {contactLabel(conversation)} are deleted for everybody, for good. To only take it out of the list,
      archive it.
    </AlertDialog>
  );
}
