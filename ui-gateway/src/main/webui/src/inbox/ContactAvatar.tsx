import { Avatar } from "@twilio-paste/core/avatar";
import { UserIcon } from "@twilio-paste/icons/esm/UserIcon";
import { memo } from "react";
import type { ConversationView } from "../api/types";
import { contactLabel } from "./address";
import { ChannelIcon } from "./ChannelIcon";
import styles from "./inbox.module.css";

const colors = ["decorative10", "decorative20", "decorative30", "decorative40"] as const;

/** The contact's initials, always in the same colour, with the channel in the corner. */
export const ContactAvatar = memo(Picture, ({ conversation: a }, { conversation: b }) => {
  return a.contactId === b.contactId && a.contactName === b.contactName && a.theirAddress === b.theirAddress && a.channel === b.channel;
});

function Picture({ conversation }: { conversation: ConversationView }) {
  const name = contactLabel(conversation);
  const color = colors[sum(conversation.contactId) % colors.length] ?? "default";
  return (
    <span className={styles["avatar"]}>
      <span aria-hidden="true">
        {conversation.contactName?.trim() ? (
          <Avatar name={name} size="sizeIcon70" color={color} />
        ) : (
          <Avatar name={name} size="sizeIcon70" color={color} icon={UserIcon} />
        )}
      </span>
      <ChannelIcon channel={conversation.channel} />
    </span>
  );
}

function sum(text: string): number {
  let total = 0;
  for (const character of text) total += character.codePointAt(0) ?? 0;
  return total;
}
