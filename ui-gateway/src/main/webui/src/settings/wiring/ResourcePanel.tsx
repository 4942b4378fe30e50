import { Badge } from "@twilio-paste/core/badge";
import { Button } from "@twilio-paste/core/button";
import type { SettingState, WiringSetting } from "../../api/wiring";
import { Panel } from "../../operations/parts/Panel";
import styles from "./wiring.module.css";

const states: Record<SettingState, { readonly words: string; readonly variant: "success" | "warning" | "error" | "neutral" }> = {
  right: { words: "As wanted", variant: "success" },
  drifted: { words: "Different", variant: "warning" },
  missing: { words: "Missing", variant: "warning" },
  unreachable: { words: "Twilio did not say", variant: "error" },
  unchecked: { words: "Not checked yet", variant: "neutral" },
};

interface Props {
  readonly items: readonly [WiringSetting, ...WiringSetting[]];
  /** Undefined where the reader may not. */
  readonly onApply: (() => void) | undefined;
  /** Of the button. */
  readonly applyId: string;
}

/** One resource at Twilio and each of its settings. */
export function ResourcePanel({ items, onApply, applyId }: Props) {
  const reasons = [...new Set(items.map(({ reason }) => reason))].filter((reason) => reason !== null);
  return (
    <Panel
      heading={items[0].resource}
      testId="wired-resource"
      actions={
        onApply && items.some(({ mendable }) => mendable) ? (
          <Button variant="secondary" size="small" onClick={onApply} data-testid={applyId}>
            Apply
          </Button>
        ) : null
      }
    >
      {reasons.map((reason) => (
        <p key={reason} className={styles["text"]} data-testid="wiring-reason">
          {reason}
        </p>
      ))}
      <ul className={styles["settings"]}>
        {items.map((item) => (
          <Setting key={item.property} item={item} />
        ))}
      </ul>
    </Panel>
  );
}

function Setting({ item }: { item: WiringSetting }) {
  const { words, variant } = states[item.state];
  const shown = item.state === "right" ? [["Set to", item.wanted]] : [["Wanted", item.wanted], ["Found", item.found]];
  return (
    <li className={styles["setting"]} data-testid="wired-setting">
      <div className={styles["head"]}>
        <strong className={styles["breaking"]}>{item.property}</strong>
        <Badge as="span" variant={variant} size="small">
          {words}
        </Badge>
      </div>
      <dl className={styles["values"]}>
        {[...shown, ...(item.previous === null ? [] : [["Previous", item.previous]])].map(([name, value]) => (
          <div key={name} className={styles["value"]}>
            <dt>{name}</dt>
            <dd>{item.state === "unreachable" && name === "Found" ? "not known" : value || "no value"}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
