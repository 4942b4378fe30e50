import { CloseIcon } from "@twilio-paste/icons/esm/CloseIcon";
import { SearchIcon } from "@twilio-paste/icons/esm/SearchIcon";
import { type KeyboardEvent, useRef } from "react";
import { shortcuts, useShortcut } from "../../shell/shortcuts/shortcuts";
import styles from "./search.module.css";

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function SearchField({ value, onChange }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useShortcut(shortcuts.search, () => input.current?.focus());

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Escape") {
      if (value === "") input.current?.blur();
      else onChange("");
    } else if (event.key === "ArrowDown") {
      event.preventDefault();
      event.currentTarget.closest("section")?.querySelector<HTMLElement>("li a")?.focus();
    }
  };

  return (
    <div className={styles["field"]} role="search">
      <span className={styles["glass"]}>
        <SearchIcon decorative size="sizeIcon10" />
      </span>
      <input
        ref={input}
        className={styles["input"]}
        type="text"
        inputMode="search"
        autoComplete="off"
        maxLength={200}
        aria-label="Search names, numbers and messages"
        placeholder="Search people and messages"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        data-testid="search"
      />
      {value === "" ? null : (
        <button
          type="button"
          className={styles["clear"]}
          aria-label="Clear the search"
          onClick={() => {
            onChange("");
            input.current?.focus();
          }}
          data-testid="clear-search"
        >
          <CloseIcon decorative size="sizeIcon10" />
        </button>
      )}
    </div>
  );
}
