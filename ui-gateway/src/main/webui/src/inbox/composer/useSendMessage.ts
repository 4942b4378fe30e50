import { useRef, useState } from "react";
import { ApiError } from "../../api/client";
import { sendMessage } from "../../api/conversations";
import type { MessageView } from "../../api/types";

/**
 * Sends to one conversation. A text whose fate is unknown (no answer came) is sent again under the same key, so that the customer
 * gets it once; one that Twilio refused is a new message when it is tried again.
 */
export function useSendMessage(conversationId: string) {
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<ApiError>();
  const attempt = useRef<{ readonly body: string; readonly key: string }>(undefined);

  const send = async (body: string): Promise<MessageView | undefined> => {
    const key = attempt.current?.body === body ? attempt.current.key : newKey();
    attempt.current = { body, key };
    setSending(true);
    setError(undefined);
    try {
      const message = await sendMessage(conversationId, body, key);
      attempt.current = undefined;
      return message;
    } catch (cause) {
      const failure = cause instanceof ApiError ? cause : new ApiError(0, "Not sent", String(cause));
      if (failure.twilioCode !== undefined) attempt.current = undefined;
      setError(failure);
      return undefined;
    } finally {
      setSending(false);
    }
  };

  return { send, sending, error, dismissError: () => setError(undefined) };
}

/** Random; `crypto.randomUUID` is only there on https and localhost. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
