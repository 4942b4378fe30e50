import { Button } from "@twilio-paste/core/button";
import { CopyIcon } from "@twilio-paste/icons/esm/CopyIcon";
import { useRef, useState } from "react";
import styles from "../operations.module.css";

/** Something to be pasted elsewhere, such as an id, and the button that copies it. */
export function CopyText({ text, name }: { text: string; name: string }) {
  const shown = useRef<HTMLElement>(null);
  const [told, setTold] = useState<string>();

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setTold("Copied");
    } catch {
      // Browsers give the clipboard to secure pages only: there the reader copies it.
      if (shown.current) window.getSelection()?.selectAllChildren(shown.current);
      setTold("Selected: copy it with the keyboard");
    }
  };

  return (
    <span className={styles["copy"]}>
      <code ref={shown} className={styles["code"]}>
        {text}
      </code>
      <Button variant="secondary_icon" size="reset" aria-label={`Copy ${name}`} title={`Copy ${name}`} onClick={() => void copy()}>
        <CopyIcon decorative size="sizeIcon20" />
      </Button>
      <span role="status" className={styles["weak"]}>
        {told}
      </span>
    </span>
  );
}
