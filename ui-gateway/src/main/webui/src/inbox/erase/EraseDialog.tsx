import { Button } from "@twilio-paste/core/button";
import { HelpText } from "@twilio-paste/core/help-text";
import { Input } from "@twilio-paste/core/input";
import { Label } from "@twilio-paste/core/label";
import { Modal, ModalBody, ModalFooter, ModalFooterActions, ModalHeader, ModalHeading } from "@twilio-paste/core/modal";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { erasePerson } from "../../api/erasures";
import type { ConversationView } from "../../api/types";
import styles from "../../erasures/erasures.module.css";
import { erasuresKey } from "../../live/LiveProvider";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { contactLabel } from "../address";

/** What has to be typed, so that nobody does this by a slip. */
const confirmation = "ERASE";

interface Props {
  readonly conversation: ConversationView;
  readonly onDismiss: () => void;
}

/** Says what will happen, has it typed, asks why; leads to the receipt. */
export function EraseDialog({ conversation, onDismiss }: Props) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const heading = useId();
  const typedField = useId();
  const reasonField = useId();
  const help = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [reason, setReason] = useState("");
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<unknown>();
  const ready = typed.trim() === confirmation && reason.trim() !== "";

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (working || !ready) return;
    setWorking(true);
    setError(undefined);
    try {
      const receipt = await erasePerson(conversation.theirAddress, reason.trim());
      queries.setQueryData([erasuresKey, receipt.id], receipt);
      void navigate(`/erasures/${encodeURIComponent(receipt.id)}`);
    } catch (cause) {
      setError(cause);
      setWorking(false);
    }
  };

  return (
    <Modal ariaLabelledby={heading} isOpen onDismiss={onDismiss} size="default" initialFocusRef={input} data-testid="erase-dialog">
      <ModalHeader>
        <ModalHeading as="h3" id={heading}>
          Erase all data of {contactLabel(conversation)}?
        </ModalHeading>
      </ModalHeader>
      <form onSubmit={(event) => void submit(event)}>
        <ModalBody>
          <div className={styles["stack"]}>
            {error === undefined ? null : <ProblemNotice error={error} />}
            <p>
              Every conversation with this person on every channel, its messages, files, notes and labels, what was scheduled or started
              towards them and what the journal holds of them is erased for good, and nobody can bring it back. An opt-out stays known by
              a hash. The receipt says what was erased and when Kafka&apos;s own copies expire.
            </p>
            <div>
              <Label htmlFor={reasonField}>Reason</Label>
              <Input
                ref={input}
                id={reasonField}
                type="text"
                autoComplete="off"
                maxLength={500}
                value={reason}
                aria-describedby={help}
                onChange={(event) => setReason(event.target.value)}
                data-testid="erase-reason"
              />
              <HelpText id={help}>Stays in the receipt: do not name the person.</HelpText>
            </div>
            <div>
              <Label htmlFor={typedField}>Type {confirmation} to confirm</Label>
              <Input
                id={typedField}
                type="text"
                autoComplete="off"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                data-testid="erase-confirmation"
              />
            </div>
          </div>
        </ModalBody>
        <ModalFooter>
          <ModalFooterActions>
            <Button type="button" variant="secondary" onClick={onDismiss}>
              Keep the data
            </Button>
            <Button type="submit" variant="destructive" disabled={!ready} loading={working} data-testid="erase-confirm">
              Erase
            </Button>
          </ModalFooterActions>
        </ModalFooter>
      </form>
    </Modal>
  );
}
