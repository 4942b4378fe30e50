import { ErrorIcon } from "@twilio-paste/icons/esm/ErrorIcon";
import type { ApiError } from "../../api/client";
import styles from "./composer.module.css";

export function SendError({ error }: { error: ApiError }) {
  return (
    <div className={styles["error"]} role="alert" data-testid="send-error">
      <ErrorIcon decorative size="sizeIcon20" />
      <span>
        <strong>{error.twilioCode === undefined ? "Not sent" : `Not sent: Twilio error ${error.twilioCode}`}</strong>{" "}
        {error.detail ?? error.title}
      </span>
    </div>
  );
}
