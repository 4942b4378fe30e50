import { useEffect, useMemo, useState } from "react";
import { presence, tellPresence } from "../../api/conversations";
import type { PresenceView } from "../../api/types";
import { useLive } from "../../live/LiveProvider";
import { useNow } from "../../shell/clock";
import { useUser } from "../../shell/useUser";
import { usePageVisible } from "../useInbox";

const againMillis = 10_000;
const typingMillis = 5_000;

type Present = Readonly<Record<string, PresenceView>>;

/** Which other agents are at this conversation now. */
export function useOthers(conversationId: string): readonly PresenceView[] {
  const { onUpdate, ready } = useLive();
  const { data: user } = useUser();
  const [present, setPresent] = useState<Present>({});
  const now = useNow(5_000);

  useEffect(() => {
    const stop = onUpdate(({ presence: told }) => {
      if (told?.conversationId === conversationId) setPresent((before) => ({ ...before, [told.agent]: told }));
    });
    return () => stop();
  }, [conversationId, onUpdate]);

  useEffect(() => {
    if (!ready) return undefined;
    const asked = new AbortController();
    presence(conversationId, asked.signal).then(
      ({ items }) => setPresent((heard) => ({ ...Object.fromEntries(items.map((item) => [item.agent, item])), ...heard })),
      // Only a courtesy: whoever is there says so again within seconds.
      () => undefined,
    );
    return () => asked.abort();
  }, [conversationId, ready]);

  return useMemo(
    () =>
      Object.values(present).filter(
        ({ agent, state, until }) => agent !== user?.name && state !== "left" && Date.parse(until) > now.getTime(),
      ),
    [present, user, now],
  );
}

/** Tells the others that this agent is here, until the conversation is left or the page hidden. The answer tells that they type. */
export function useTellPresence(conversationId: string): () => void {
  const visible = usePageVisible();
  const [typedAt, setTypedAt] = useState(0);
  const typing = typedAt > 0;

  useEffect(() => {
    if (!visible) return undefined;
    const tell = () => void tellPresence(conversationId, typing ? "typing" : "viewing").catch(() => undefined);
    tell();
    const timer = setInterval(tell, againMillis);
    return () => clearInterval(timer);
  }, [conversationId, visible, typing]);

  useEffect(() => {
    if (!typing) return undefined;
    const timer = setTimeout(() => setTypedAt(0), typingMillis);
    return () => clearTimeout(timer);
  }, [typing, typedAt]);

  useEffect(() => {
    if (!visible) return undefined;
    const leave = () => void tellPresence(conversationId, "left").catch(() => undefined);
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [conversationId, visible]);

  return () => setTypedAt((before) => (Date.now() - before > typingMillis / 2 ? Date.now() : before));
}
