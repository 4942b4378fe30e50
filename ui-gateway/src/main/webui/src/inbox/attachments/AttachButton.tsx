import { AttachIcon } from "@twilio-paste/icons/esm/AttachIcon";
import { useRef } from "react";
import styles from "./attachments.module.css";
import { acceptedTypes, useUploadRules } from "./rules";

export function AttachButton({ onFiles }: { onFiles: (files: Iterable<File>) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const rules = useUploadRules();
  return (
    <>
      <button
        type="button"
        className={styles["attach"]}
        aria-label="Attach files"
        title="Attach files, or drop or paste them"
        onClick={() => input.current?.click()}
        data-testid="attach"
      >
        <AttachIcon decorative size="sizeIcon20" />
      </button>
      <input
        ref={input}
        className={styles["file"]}
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        accept={acceptedTypes(rules)}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // So that the same file can be chosen once more.
          event.target.value = "";
        }}
        data-testid="file"
      />
    </>
  );
}
