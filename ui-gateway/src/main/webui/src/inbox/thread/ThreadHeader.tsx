import { Heading } from "@twilio-paste/core/heading";
import { SkeletonLoader } from "@twilio-paste/core/skeleton-loader";
import { ArrowBackIcon } from "@twilio-paste/icons/esm/ArrowBackIcon";
import { Link } from "react-router";
import type { ConversationView } from "../../api/types";
import { contactLabel, formatAddress } from "../address";
import { channelName } from "../ChannelIcon";
import { ContactAvatar } from "../ContactAvatar";
import styles from "./thread.module.css";

interface Props {
  readonly conversation: ConversationView | undefined;
  /** Whether it is still to come. */
  readonly loading: boolean;
}

export function ThreadHeader({ conversation, loading }: Props) {
  return (
    <header className={styles["head"]}>
      <Link to="/" className={styles["back"]} aria-label="Back to the conversations" data-testid="back">
        <ArrowBackIcon decorative size="sizeIcon30" />
      </Link>
      {conversation ? <Contact conversation={conversation} /> : null}
      {loading ? <SkeletonLoader width="180px" height="20px" /> : null}
    </header>
  );
}

function Contact({ conversation }: { conversation: ConversationView }) {
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
        </p>
      </div>
    </>
  );
}
