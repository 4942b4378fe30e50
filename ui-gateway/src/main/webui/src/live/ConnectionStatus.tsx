import styles from "./live.module.css";
import { useLive } from "./LiveProvider";
import type { ConnectionState } from "./stream";

const words: Readonly<Record<ConnectionState, { label: string; title: string }>> = {
  connecting: { label: "Connecting", title: "Connecting to live updates" },
  live: { label: "Live", title: "Messages appear as they arrive" },
  reconnecting: { label: "Reconnecting", title: "The connection is interrupted; what is missed comes when it is back" },
  "catching-up": { label: "Catching up", title: "Connected again; fetching what was missed" },
};

export function ConnectionStatus() {
  const { connection } = useLive();
  const { label, title } = words[connection];
  return (
    <div className={styles["connection"]} role="status" title={title} data-testid="connection" data-state={connection}>
      <span className={styles["dot"]} aria-hidden="true" />
      {label}
    </div>
  );
}
