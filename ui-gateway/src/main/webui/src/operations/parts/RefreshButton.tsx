import { Button } from "@twilio-paste/core/button";
import { RefreshIcon } from "@twilio-paste/icons/esm/RefreshIcon";
import styles from "../operations.module.css";

/** Fetches a list again when its reader wants it, and says when there is a reason to. */
export function RefreshButton({ changed, loading, onRefresh }: { changed: boolean; loading: boolean; onRefresh: () => void }) {
  return (
    <span className={styles["refresh"]}>
      <span role="status" className={styles["weak"]}>
        {changed ? "Something has changed" : ""}
      </span>
      <Button variant="secondary" size="small" loading={loading} onClick={onRefresh} data-testid="refresh">
        <RefreshIcon decorative size="sizeIcon20" />
        Refresh
      </Button>
    </span>
  );
}
