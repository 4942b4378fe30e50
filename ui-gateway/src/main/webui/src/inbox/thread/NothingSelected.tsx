import { ChatIcon } from "@twilio-paste/icons/esm/ChatIcon";
import styles from "./thread.module.css";

export function NothingSelected() {
  return (
    <div className={styles["nothing"]} data-testid="nothing-selected">
      <span className={styles["nothingIcon"]}>
        <ChatIcon decorative size="sizeIcon60" />
      </span>
      <p>Choose a conversation</p>
      <p>Its messages appear here, and what arrives while it is open counts as read.</p>
    </div>
  );
}
