import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { sendMessage } from "../../api/conversations";
import { useLive } from "../../live/LiveProvider";
import { newKey, type OutgoingMessage, OutgoingMessages } from "./outgoing";

const OutgoingContext = createContext<OutgoingMessages | undefined>(undefined);

/** Keeps what is on its way while the agent goes from one conversation or area to another. */
export function OutgoingProvider({ children }: { children: ReactNode }) {
  const { latest } = useLive();
  const [outgoing] = useState(
    () =>
      new OutgoingMessages({
        post: ({ conversationId, body, attachment, resendOf, key }) => {
          const mediaUrl = attachment?.mediaUrl ?? null;
          return sendMessage(conversationId, resendOf === undefined ? { body, mediaUrl } : { resendOf, mediaUrl }, key);
        },
        onSent: (message) => latest.put({ message }),
        storage: sessionStorage,
        newKey,
      }),
  );

  useEffect(() => {
    const leaving = (event: BeforeUnloadEvent) => {
      if (outgoing.all().some((message) => message.failure === null)) event.preventDefault();
    };
    window.addEventListener("beforeunload", leaving);
    return () => window.removeEventListener("beforeunload", leaving);
  }, [outgoing]);

  return <OutgoingContext value={outgoing}>{children}</OutgoingContext>;
}

/** Conversations in which something was not sent, so that nobody has to open them to know. */
export function useUnsentConversations(): ReadonlySet<string> {
  const { all } = useAll();
  return useMemo(() => new Set(all.filter(({ failure }) => failure !== null).map(({ conversationId }) => conversationId)), [all]);
}

export function useOutgoing(conversationId: string): { readonly outgoing: OutgoingMessages; readonly messages: readonly OutgoingMessage[] } {
  const { outgoing, all } = useAll();
  const messages = useMemo(() => all.filter((message) => message.conversationId === conversationId), [all, conversationId]);
  return { outgoing, messages };
}

function useAll(): { readonly outgoing: OutgoingMessages; readonly all: readonly OutgoingMessage[] } {
  const outgoing = useContext(OutgoingContext);
  if (!outgoing) throw new Error("useOutgoing: no OutgoingProvider above this component");
  return { outgoing, all: useSyncExternalStore(outgoing.subscribe, outgoing.all) };
}
