import type { ConversationView } from "../api/types";
import { CannedButton } from "./CannedButton";
import { ScheduleButton } from "./ScheduleButton";
import { TemplateButton } from "./TemplateButton";
import styles from "./templates.module.css";

interface Props {
  readonly conversation: ConversationView;
  readonly draft: { readonly text: string; write(next: string): void };
}

/** What helps to write: canned replies, templates, sending later. */
export function ReplyTools({ conversation, draft }: Props) {
  return (
    <span className={styles["tools"]}>
      <CannedButton conversation={conversation} onInsert={(text) => draft.write(draft.text === "" ? text : `${draft.text} ${text}`)} />
      <TemplateButton conversation={conversation} />
      <ScheduleButton conversationId={conversation.id} text={draft.text.trim()} onScheduled={() => draft.write("")} />
    </span>
  );
}
