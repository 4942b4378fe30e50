import styles from "../thread/thread.module.css";
import { useOthers } from "./usePresence";
import { presenceWords } from "./words";

export function PresenceLine({ conversationId }: { conversationId: string }) {
  const words = presenceWords(useOthers(conversationId));
  return (
    <p className={styles["presence"]} role="status" data-testid="presence" data-empty={words === undefined}>
      {words}
    </p>
  );
}
