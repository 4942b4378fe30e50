import { type KeyboardEvent, useRef } from "react";
import styles from "./source.module.css";

export type ThreadTab = "conversation" | "source";

const names: Readonly<Record<ThreadTab, string>> = { conversation: "Conversation", source: "Earlier chat" };
const tabs: readonly ThreadTab[] = ["conversation", "source"];

interface Props {
  readonly shown: ThreadTab;
  readonly panel: string;
  readonly onShow: (tab: ThreadTab) => void;
}

/** Chooses between the conversation and what was said before it; arrow keys lead from one to the other. */
export function ThreadTabs({ shown, panel, onShow }: Props) {
  const buttons = useRef<Partial<Record<ThreadTab, HTMLButtonElement | null>>>({});
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    const next = shown === "conversation" ? "source" : "conversation";
    onShow(next);
    buttons.current[next]?.focus();
  };
  return (
    <div className={styles["tabs"]} role="tablist" aria-label="What is shown" onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab}
          ref={(button) => {
            buttons.current[tab] = button;
          }}
          type="button"
          role="tab"
          id={`${panel}-${tab}`}
          className={styles["tab"]}
          aria-selected={tab === shown}
          aria-controls={panel}
          tabIndex={tab === shown ? 0 : -1}
          onClick={() => onShow(tab)}
          data-testid={`tab-${tab}`}
        >
          {names[tab]}
        </button>
      ))}
    </div>
  );
}
