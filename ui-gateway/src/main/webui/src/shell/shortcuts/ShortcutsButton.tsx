import { Modal, ModalBody, ModalHeader, ModalHeading } from "@twilio-paste/core/modal";
import { useId, useState } from "react";
import styles from "../shell.module.css";
import { fixedKeys, shortcuts, shortcutSetting, useShortcut } from "./shortcuts";

/** Lists the keys, and turns the single ones off for those whom they disturb. */
export function ShortcutsButton() {
  const heading = useId();
  const [open, setOpen] = useState(false);
  const [on, setOn] = useState(shortcutSetting.read);
  useShortcut(shortcuts.help, () => setOpen(true));
  return (
    <>
      <button
        type="button"
        className={styles["headerButton"]}
        data-wide
        aria-label="Keyboard shortcuts"
        title="Keyboard shortcuts (?)"
        onClick={() => setOpen(true)}
        data-testid="shortcuts"
      >
        <span className={styles["questionMark"]} aria-hidden="true">
          ?
        </span>
      </button>
      <Modal ariaLabelledby={heading} isOpen={open} onDismiss={() => setOpen(false)} size="default" data-testid="shortcuts-dialog">
        <ModalHeader>
          <ModalHeading as="h3" id={heading}>
            Keyboard shortcuts
          </ModalHeading>
        </ModalHeader>
        <ModalBody>
          <dl className={styles["shortcuts"]}>
            {[...Object.values(shortcuts), ...fixedKeys].map((shortcut) => (
              <div key={shortcut.does} style={{ display: "contents" }}>
                <dt>
                  <kbd>{shortcut.key}</kbd>
                  {"second" in shortcut ? <kbd>{shortcut.second}</kbd> : null}
                </dt>
                <dd>{shortcut.does}</dd>
              </div>
            ))}
          </dl>
          <label className={styles["setting"]}>
            <input
              type="checkbox"
              checked={on}
              onChange={(event) => {
                shortcutSetting.write(event.target.checked);
                setOn(event.target.checked);
              }}
            />
            Single keys do something while no text is being written
          </label>
        </ModalBody>
      </Modal>
    </>
  );
}
