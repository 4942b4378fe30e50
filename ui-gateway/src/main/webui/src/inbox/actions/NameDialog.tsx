import { Button } from "@twilio-paste/core/button";
import { HelpText } from "@twilio-paste/core/help-text";
import { Input } from "@twilio-paste/core/input";
import { Label } from "@twilio-paste/core/label";
import { Modal, ModalBody, ModalFooter, ModalFooterActions, ModalHeader, ModalHeading } from "@twilio-paste/core/modal";
import { type FormEvent, useId, useRef, useState } from "react";
import { wordsOf } from "../../api/client";
import type { ConversationView } from "../../api/types";
import { formatAddress } from "../address";
import type { ConversationActions } from "./useConversationActions";

interface Props {
  readonly conversation: ConversationView;
  readonly actions: ConversationActions;
  readonly isOpen: boolean;
  readonly onDismiss: () => void;
}

const longestName = 200;

/** Gives the contact a name, or takes it away again. */
export function NameDialog({ conversation, actions, isOpen, onDismiss }: Props) {
  const heading = useId();
  const input = useRef<HTMLInputElement>(null);
  return (
    <Modal ariaLabelledby={heading} isOpen={isOpen} onDismiss={onDismiss} size="default" initialFocusRef={input} data-testid="name-dialog">
      <ModalHeader>
        <ModalHeading as="h3" id={heading}>
          Name of {formatAddress(conversation.theirAddress)}
        </ModalHeading>
      </ModalHeader>
      <NameForm conversation={conversation} actions={actions} input={input} onDismiss={onDismiss} />
    </Modal>
  );
}

function NameForm({ conversation, actions, input, onDismiss }: Omit<Props, "isOpen"> & { input: React.RefObject<HTMLInputElement | null> }) {
  const [name, setName] = useState(conversation.contactName ?? "");
  const field = useId();
  const help = useId();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await actions.rename(name)) onDismiss();
    else input.current?.focus();
  };

  return (
    <form onSubmit={(event) => void submit(event)}>
      <ModalBody>
        <Label htmlFor={field}>Name</Label>
        <Input
          ref={input}
          id={field}
          type="text"
          autoComplete="off"
          maxLength={longestName}
          value={name}
          hasError={actions.error !== undefined}
          aria-describedby={help}
          onChange={(event) => setName(event.target.value)}
          data-testid="name"
        />
        <HelpText id={help} variant={actions.error === undefined ? "default" : "error"}>
          {actions.error === undefined ? "Shown instead of the number, to all agents. Without a name the number is shown." : wordsOf(actions.error)}
        </HelpText>
      </ModalBody>
      <ModalFooter>
        <ModalFooterActions>
          <Button type="button" variant="secondary" onClick={onDismiss}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" loading={actions.busy} data-testid="save-name">
            Save
          </Button>
        </ModalFooterActions>
      </ModalFooter>
    </form>
  );
}
