import { useEffect, useId, useRef, useState } from "react";
import type { ConversationView } from "../../api/types";
import { useNow } from "../../shell/clock";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { shortcuts, useShortcut } from "../../shell/shortcuts/shortcuts";
import { useUser } from "../../shell/useUser";
import { useConversationActions } from "../actions/useConversationActions";
import { FileDrop } from "../attachments/FileDrop";
import { takesFiles } from "../attachments/rules";
import { useAttachments } from "../attachments/useAttachments";
import { Composer } from "../composer/Composer";
import { obstacleOf } from "../composer/obstacle";
import { useDraft } from "../composer/useDraft";
import { DetailsPanel } from "../details/DetailsPanel";
import { type SentAttachment, unconfirmed } from "../outgoing/outgoing";
import { useOutgoing } from "../outgoing/OutgoingProvider";
import { useTellPresence } from "../presence/usePresence";
import { SourceHistory } from "../source/SourceHistory";
import source from "../source/source.module.css";
import { type ThreadTab, ThreadTabs } from "../source/ThreadTabs";
import { useSources } from "../source/useSources";
import type { useMessages } from "../useInbox";
import { Thread } from "./Thread";
import { ThreadHeader } from "./ThreadHeader";
import styles from "./thread.module.css";

interface Props {
  readonly conversation: ConversationView;
  readonly thread: ReturnType<typeof useMessages>;
  readonly labels: readonly string[];
  readonly agents: readonly string[];
}

const unknownSeq = Number.MAX_SAFE_INTEGER;

export function OpenConversation({ conversation, thread, labels, agents }: Props) {
  const { id } = conversation;
  const { data: user } = useUser();
  const now = useNow();
  const actions = useConversationActions(conversation);
  const attachments = useAttachments(conversation.channel);
  const onFiles = takesFiles(conversation.channel) ? attachments.add : undefined;
  const draft = useDraft(id);
  const { outgoing, messages: sent } = useOutgoing(id);
  const tellTyping = useTellPresence(id);
  const sources = useSources(conversation);
  const [tab, setTab] = useState<ThreadTab>("conversation");
  const panel = useId();
  const [detailed, setDetailed] = useState(false);
  const detailsButton = useRef<HTMLButtonElement>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const obstacle = obstacleOf(conversation, user?.name, now);
  const { messages } = thread;
  const newestSeq = thread.isSuccess ? (messages.at(-1)?.seq ?? -1) : unknownSeq;
  const waiting = unconfirmed(sent, messages, user?.name, outgoing.confirmed);

  // What was not confirmed, or is kept as failed, stands in the thread by now.
  useEffect(() => {
    for (const message of sent) if (message.failure && !waiting.includes(message)) outgoing.discard(message.key);
  });

  const toggleDetails = () => {
    setDetailed(!detailed);
    if (detailed) detailsButton.current?.focus();
  };
  useShortcut(shortcuts.details, toggleDetails);

  const send = (body: string, files: readonly SentAttachment[]) => {
    const [first = null, ...rest] = files;
    void outgoing.send({ conversationId: id, body, attachment: first, afterSeq: newestSeq });
    for (const attachment of rest) void outgoing.send({ conversationId: id, body: "", attachment, afterSeq: newestSeq });
  };

  const edit = (key: string, body: string) => {
    outgoing.discard(key);
    draft.write(draft.text.trim() === "" ? body : `${draft.text}\n${body}`);
    input.current?.focus();
  };

  return (
    <FileDrop className={styles["open"]} onFiles={obstacle ? undefined : onFiles}>
      <div className={styles["main"]}>
        <ThreadHeader
          conversation={conversation}
          loading={false}
          actions={actions}
          details={{ open: detailed, toggle: toggleDetails, button: detailsButton }}
        />
        {actions.error === undefined ? null : (
          <div className={styles["notice"]}>
            <ProblemNotice error={actions.error} onDismiss={actions.dismissError} />
          </div>
        )}
        {sources.length > 0 ? <ThreadTabs shown={tab} panel={panel} onShow={setTab} /> : null}
        <div
          id={panel}
          className={source["panel"]}
          {...(sources.length > 0 ? { role: "tabpanel", "aria-labelledby": `${panel}-${tab}` } : {})}
        >
          {tab === "source" && sources.length > 0 ? (
            <SourceHistory sources={sources} />
          ) : (
            <>
              <Thread
                conversation={conversation}
                thread={thread}
                outgoing={waiting}
                mayWrite={obstacle === undefined}
                onSendAgain={(key) => void outgoing.sendAgain(key)}
                onEdit={edit}
                onDiscard={(key) => outgoing.discard(key)}
              />
              <Composer
                conversation={conversation}
                obstacle={obstacle}
                actions={actions}
                draft={draft}
                attachments={attachments}
                onFiles={onFiles}
                input={input}
                onSend={send}
                onTyping={tellTyping}
              />
            </>
          )}
        </div>
      </div>
      {detailed ? (
        <DetailsPanel conversation={conversation} actions={actions} labels={labels} agents={agents} onClose={toggleDetails} />
      ) : null}
    </FileDrop>
  );
}
