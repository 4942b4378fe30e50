import { Button } from "@twilio-paste/core/button";
import { Modal, ModalBody, ModalHeader, ModalHeading } from "@twilio-paste/core/modal";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { cannedReplies } from "../api/replyTools";
import type { ConversationView } from "../api/types";
import { ProblemNotice } from "../shell/ProblemNotice";
import { useUser } from "../shell/useUser";
import { fill } from "./fill";
import styles from "./templates.module.css";

interface Props {
  readonly conversation: ConversationView;
  readonly onInsert: (text: string) => void;
}

/** Opens the list of canned replies and inserts one, with its placeholders filled in. */
export function CannedButton({ conversation, onInsert }: Props) {
  const [isOpen, setOpen] = useState(false);
  const heading = useId();
  const { data: user } = useUser();
  const query = useQuery({
    queryKey: ["canned-replies"],
    queryFn: ({ signal }) => cannedReplies(signal),
    staleTime: 60_000,
    enabled: isOpen,
  });
  const values = { name: conversation.contactName ?? undefined, agent: user?.name, address: conversation.theirAddress };
  return (
    <>
      <Button type="button" variant="secondary" size="small" onClick={() => setOpen(true)} data-testid="canned">
        Canned
      </Button>
      <Modal ariaLabelledby={heading} isOpen={isOpen} onDismiss={() => setOpen(false)} size="default" data-testid="canned-dialog">
        <ModalHeader>
          <ModalHeading as="h3" id={heading}>
            Insert a canned reply
          </ModalHeading>
        </ModalHeader>
        <ModalBody>
          {query.error ? <ProblemNotice error={query.error} /> : null}
          {query.data?.items.length === 0 ? <p className={styles["weak"]}>There are none yet. Supervisors add them under Settings.</p> : null}
          <ul className={styles["list"]} aria-label="Canned replies">
            {query.data?.items.map(({ id, title, text }) => (
              <li key={id}>
                <button
                  type="button"
                  className={styles["choice"]}
                  onClick={() => {
                    onInsert(fill(text, values));
                    setOpen(false);
                  }}
                  data-testid="canned-reply"
                >
                  <span className={styles["name"]}>{title}</span>
                  <span className={styles["weak"]}>{fill(text, values)}</span>
                </button>
              </li>
            ))}
          </ul>
        </ModalBody>
      </Modal>
    </>
  );
}
