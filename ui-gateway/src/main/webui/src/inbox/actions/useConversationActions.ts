import { useState } from "react";
import { useNavigate } from "react-router";
import {
  assign,
  claim,
  deleteConversation,
  nameContact,
  releaseClaim,
  setLabels,
  setStatus,
} from "../../api/conversations";
import type { ConversationView } from "../../api/types";
import { useLive } from "../../live/LiveProvider";

/** What an agent can do with a conversation. What came of it shows at once; what did not work stays until it is dismissed. */
export function useConversationActions(conversation: ConversationView) {
  const { latest } = useLive();
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const { id } = conversation;

  const attempt = async (change: () => Promise<ConversationView | undefined>): Promise<boolean> => {
    setBusy(true);
    setError(undefined);
    try {
      const changed = await change();
      if (changed) latest.put({ conversation: changed });
      return true;
    } catch (cause) {
      setError(cause);
      return false;
    } finally {
      setBusy(false);
    }
  };

  return {
    error,
    busy,
    dismissError: () => setError(undefined),
    rename: (name: string) => attempt(() => nameContact(id, name.trim() === "" ? null : name.trim())),
    archive: () => attempt(() => setStatus(id, "closed")),
    reopen: () => attempt(() => setStatus(id, "open")),
    claim: () => attempt(() => claim(id)),
    release: () => attempt(() => releaseClaim(id)),
    assign: (agent: string | null) => attempt(() => assign(id, agent)),
    label: (labels: readonly string[]) => attempt(() => setLabels(id, labels)),
    async remove(): Promise<void> {
      const deleted = await attempt(async () => {
        await deleteConversation(id);
        return undefined;
      });
      if (!deleted) return;
      // The update says so too, to whoever has it open; it may come later than the answer.
      const known = latest.conversation(id) ?? conversation;
      latest.put({ conversation: { ...known, status: "deleted" } });
      void navigate("/", { replace: true });
    },
  };
}

export type ConversationActions = ReturnType<typeof useConversationActions>;
