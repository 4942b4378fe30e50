import { Heading } from "@twilio-paste/core/heading";
import { SkeletonLoader } from "@twilio-paste/core/skeleton-loader";
import { ArrowBackIcon } from "@twilio-paste/icons/esm/ArrowBackIcon";
import { InformationIcon } from "@twilio-paste/icons/esm/InformationIcon";
import type { RefObject } from "react";
import { Link } from "react-router";
import type { ConversationView } from "../../api/types";
import { useUser } from "../../shell/useUser";
import { ActionBar } from "../actions/ActionBar";
import buttons from "../actions/actions.module.css";
import type { ConversationActions } from "../actions/useConversationActions";
import { contactLabel, formatAddress } from "../address";
import { channelName } from "../ChannelIcon";
import { ContactAvatar } from "../ContactAvatar";
import { PresenceLine } from "../presence/PresenceLine";
import styles from "./thread.module.css";

interface Props {
  readonly conversation: ConversationView | undefined;
  /** Whether it is still to come. */
  readonly loading: boolean;
  readonly actions?: ConversationActions;
  readonly details?: Details;
}

interface Details {
  readonly open: boolean;
  readonly toggle: () => void;
  readonly button: RefObject<HTMLButtonElement | null>;
}

export function ThreadHeader({ conversation, loading, actions, details }: Props) {
  return (
    <header className={styles["head"]}>
      <Link to="/" className={styles["back"]} aria-label="Back to the conversations" data-testid="back">
        <ArrowBackIcon decorative size="sizeIcon30" />
      </Link>
      {conversation ? <Contact conversation={conversation} /> : null}
      {loading ? <SkeletonLoader width="180px" height="20px" /> : null}
      {conversation && actions ? <ActionBar conversation={conversation} actions={actions} /> : null}
      {details ? (
        <button
          ref={details.button}
          type="button"
          className={buttons["action"]}
          aria-label="Details and notes"
          title="Details and notes"
          aria-expanded={details.open}
          onClick={details.toggle}
          data-testid="details"
        >
          <InformationIcon decorative size="sizeIcon20" />
        </button>
      ) : null}
    </header>
  );
}

function Contact({ conversation }: { conversation: ConversationView }) {
  const { data: user } = useUser();
  const number = formatAddress(conversation.theirAddress);
  return (
    <>
      <ContactAvatar conversation={conversation} />
      <div className={styles["who"]}>
        <Heading as="h2" variant="heading40" marginBottom="space0">
          <span className={styles["whoName"]} data-testid="thread-contact">
            {contactLabel(conversation)}
          </span>
        </Heading>
        <p className={styles["whoDetail"]}>
          {conversation.contactName?.trim() ? <span>{number}</span> : null}
          <span>{channelName(conversation.channel)}</span>
          <span className={styles["ours"]}>to our {formatAddress(conversation.ourAddress)}</span>
          {conversation.claimedBy ? <span data-testid="claimed-by">{claimWords(conversation.claimedBy, user?.name)}</span> : null}
        </p>
        <PresenceLine conversationId={conversation.id} />
      </div>
    </>
  );
}

function claimWords(holder: string, me: string | undefined): string {
  return holder === me ? "Claimed by you" : `Claimed by ${holder}`;
}
