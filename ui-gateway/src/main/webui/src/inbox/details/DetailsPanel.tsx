import { CloseIcon } from "@twilio-paste/icons/esm/CloseIcon";
import { type ReactNode, useEffect, useRef } from "react";
import type { ConversationView } from "../../api/types";
import { ActionBar } from "../actions/ActionBar";
import type { ConversationActions } from "../actions/useConversationActions";
import { formatAddress } from "../address";
import { channelName } from "../ChannelIcon";
import { ErasePerson } from "../erase/ErasePerson";
import { fullTime } from "../time";
import { AssigneeForm } from "./AssigneeForm";
import styles from "./details.module.css";
import { LabelsForm } from "./LabelsForm";
import { Notes } from "./Notes";

interface Props {
  readonly conversation: ConversationView;
  readonly actions: ConversationActions;
  readonly labels: readonly string[];
  readonly agents: readonly string[];
  readonly onClose: () => void;
}

/** Beside the thread where there is room, over it where there is not. */
export function DetailsPanel({ conversation, actions, labels, agents, onClose }: Props) {
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => close.current?.focus(), []);
  return (
    <section
      className={styles["panel"]}
      aria-label="Details"
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) onClose();
      }}
      data-testid="details-panel"
    >
      <div className={styles["head"]}>
        <h3 className={styles["title"]}>Details</h3>
        <button ref={close} type="button" className={styles["close"]} aria-label="Close the details" onClick={onClose} data-testid="close-details">
          <CloseIcon decorative size="sizeIcon20" />
        </button>
      </div>
      <div className={styles["body"]} tabIndex={0} role="region" aria-label="Details and notes">
        <Part name="Contact">
          <dl className={styles["facts"]}>
            <dt>Name</dt>
            <dd>{conversation.contactName?.trim() || "Not named yet"}</dd>
            <dt>{channelName(conversation.channel)}</dt>
            <dd>{formatAddress(conversation.theirAddress)}</dd>
            <dt>Our sender</dt>
            <dd>{formatAddress(conversation.ourAddress)}</dd>
            <dt>Since</dt>
            <dd>{fullTime(conversation.createdAt)}</dd>
          </dl>
        </Part>
        <Part name="Assigned to">
          <AssigneeForm conversation={conversation} actions={actions} agents={agents} />
        </Part>
        <Part name="Labels">
          <LabelsForm key={conversation.id} conversation={conversation} actions={actions} known={labels} />
        </Part>
        <Part name="Notes">
          <Notes conversationId={conversation.id} />
        </Part>
        <Part name="Actions">
          <ActionBar conversation={conversation} actions={actions} spelled />
          <ErasePerson conversation={conversation} />
        </Part>
      </div>
    </section>
  );
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className={styles["part"]} aria-label={name}>
      <h4 className={styles["name"]}>{name}</h4>
      {children}
    </section>
  );
}
