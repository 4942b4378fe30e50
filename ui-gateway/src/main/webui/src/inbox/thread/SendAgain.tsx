import type { MessageView } from "../../api/types";
import { useOutgoing } from "../outgoing/OutgoingProvider";
import { useResend } from "../outgoing/useResend";
import styles from "./thread.module.css";

/** The way out of a failed message: a new one like it, once, whichever agent asks for it. */
export function SendAgain({ message }: { message: MessageView }) {
  const { outgoing, messages } = useOutgoing(message.conversationId);
  const { resend, start } = useResend(message, outgoing);
  const onItsWay = resend.state === "sent" || messages.some(({ resendOf }) => resendOf === message.id);
  if (onItsWay || message.resentAs != null) return <span data-testid="sent-again">Sent again below</span>;
  return (
    <>
      <button
        type="button"
        className={styles["small"]}
        aria-disabled={resend.state === "busy"}
        onClick={resend.state === "busy" ? undefined : () => void start()}
        data-testid="send-again"
      >
        {resend.state === "busy" ? "Sending…" : "Send again"}
      </button>
      {resend.state === "failed" ? (
        <span className={styles["status"]} data-tone="failed" role="alert">
          Not possible: {resend.reason}
        </span>
      ) : null}
    </>
  );
}
