import { AttachIcon } from "@twilio-paste/icons/esm/AttachIcon";
import { CloseIcon } from "@twilio-paste/icons/esm/CloseIcon";
import { byteSize } from "../media";
import styles from "./attachments.module.css";
import type { Attachment, Attachments } from "./useAttachments";

export function AttachmentList({ attachments }: { attachments: Attachments }) {
  if (attachments.attachments.length === 0) return null;
  return (
    <ul className={styles["list"]} aria-label="Attachments">
      {attachments.attachments.map((attachment) => (
        <Item
          key={attachment.id}
          attachment={attachment}
          onRemove={() => attachments.remove(attachment.id)}
          onAgain={() => attachments.again(attachment.id)}
        />
      ))}
    </ul>
  );
}

function Item({ attachment: { name, size, preview, state }, onRemove, onAgain }: { attachment: Attachment; onRemove: () => void; onAgain: () => void }) {
  return (
    <li className={styles["item"]} data-state={state.name} data-testid="attachment">
      {preview === undefined ? (
        <span className={styles["icon"]}>
          <AttachIcon decorative size="sizeIcon20" />
        </span>
      ) : (
        <img className={styles["preview"]} src={preview} alt="" />
      )}
      <span className={styles["text"]}>
        <span className={styles["name"]}>{name}</span>
        {state.name === "uploading" ? (
          <progress className={styles["progress"]} max={1} value={state.share} aria-label={`Uploading ${name}`} data-testid="upload-progress" />
        ) : state.name === "ready" ? (
          <span className={styles["detail"]}>{byteSize(size)}</span>
        ) : (
          <span className={styles["mistake"]} role="alert" data-testid="attachment-error">
            {state.reason}
          </span>
        )}
      </span>
      {state.name === "failed" && state.again ? (
        <button type="button" className={styles["again"]} onClick={onAgain}>
          Try again
        </button>
      ) : null}
      <button type="button" className={styles["remove"]} aria-label={`Remove ${name}`} onClick={onRemove} data-testid="remove-attachment">
        <CloseIcon decorative size="sizeIcon10" />
      </button>
    </li>
  );
}
