import { useEffect, useRef } from "react";

export interface Shortcut {
  readonly key: string;
  readonly does: string;
}

/** Single keys, which work while no text is being written. */
export const shortcuts = {
  search: { key: "/", does: "Search" },
  start: { key: "n", does: "New conversation" },
  reply: { key: "r", does: "Write to the customer" },
  claim: { key: "c", does: "Claim the conversation, or release it" },
  archive: { key: "e", does: "Archive the conversation, or reopen it" },
  details: { key: "d", does: "Show or hide details and notes" },
  help: { key: "?", does: "Show these keys" },
} as const satisfies Readonly<Record<string, Shortcut>>;

/** Keys that work where the focus is. */
export const fixedKeys: readonly (Shortcut & { readonly second?: string })[] = [
  { key: "↑", second: "↓", does: "Go through the list of conversations" },
  { key: "Home", second: "End", does: "To the first and the last of them" },
  { key: "Enter", does: "Open the conversation; send the message" },
  { key: "Shift + Enter", does: "Start a new line" },
  { key: "Esc", does: "Leave the text, close what is open" },
];

const setting = "trunkline.shortcuts";

/** Kept on this computer. Whoever dictates or types with one key held wants them off (WCAG 2.2, 2.1.4). */
export const shortcutSetting = {
  read: (): boolean => localStorage.getItem(setting) !== "off",
  write: (on: boolean): void => localStorage.setItem(setting, on ? "on" : "off"),
};

/** Calls back when the key is pressed outside of fields and dialogs. */
export function useShortcut({ key }: Shortcut, action: () => void, enabled = true): void {
  const newest = useRef(action);
  useEffect(() => {
    newest.current = action;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.repeat) return;
      if (!shortcutSetting.read() || isWriting(event.target) || document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
      event.preventDefault();
      newest.current();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [key, enabled]);
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}
