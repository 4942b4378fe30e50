import { Button } from "@twilio-paste/core/button";
import { CloseIcon } from "@twilio-paste/icons/esm/CloseIcon";
import { type FormEvent, useId, useState } from "react";
import type { ConversationView } from "../../api/types";
import type { ConversationActions } from "../actions/useConversationActions";
import styles from "./details.module.css";

interface Props {
  readonly conversation: ConversationView;
  readonly actions: ConversationActions;
  readonly known: readonly string[];
}

const longestLabel = 40;

export function LabelsForm({ conversation: { labels }, actions, known }: Props) {
  const [label, setLabel] = useState("");
  const list = useId();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = label.trim();
    if (wanted === "") return;
    if (labels.includes(wanted) || (await actions.label([...labels, wanted]))) setLabel("");
  };

  return (
    <>
      {labels.length > 0 ? (
        <ul className={styles["labels"]}>
          {labels.map((each) => (
            <li key={each} className={styles["label"]} data-testid="label">
              {each}
              <button
                type="button"
                className={styles["remove"]}
                aria-label={`Remove the label ${each}`}
                onClick={() => void actions.label(labels.filter((other) => other !== each))}
              >
                <CloseIcon decorative size="sizeIcon10" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <form className={styles["row"]} onSubmit={(event) => void submit(event)}>
        <input
          className={styles["input"]}
          list={list}
          value={label}
          maxLength={longestLabel}
          aria-label="New label"
          placeholder="New label"
          onChange={(event) => setLabel(event.target.value)}
          data-testid="new-label"
        />
        <datalist id={list}>
          {known
            .filter((each) => !labels.includes(each))
            .map((each) => (
              <option key={each} value={each} />
            ))}
        </datalist>
        <Button type="submit" variant="secondary" size="small" disabled={label.trim() === ""} data-testid="add-label">
          Add
        </Button>
      </form>
    </>
  );
}
