import { Button } from "@twilio-paste/core/button";
import { useState } from "react";
import type { ReplayPreview, Selection, StepCount, TopicPreview } from "../../api/journal";
import styles from "../operations.module.css";
import { ActionDialog } from "../parts/ActionDialog";
import { Facts } from "../parts/Facts";
import { Panel } from "../parts/Panel";
import { numberWords, plural, selectionWords } from "../words";

interface Props {
  readonly selection: Selection;
  readonly preview: ReplayPreview | TopicPreview;
  readonly onStart: (why: string) => Promise<void>;
}

/** What a replay would do, before anything is done. */
export function PreviewPanel({ selection, preview, onStart }: Props) {
  const [starting, setStarting] = useState(false);
  const count = "entries" in preview ? preview.entries : preview.missing;
  return (
    <Panel heading="What it would do" testId="preview">
      <p className={styles["text"]}>{selectionWords(selection)}.</p>
      {"entries" in preview ? <OfEntries preview={preview} /> : <OfTopic preview={preview} />}
      {count === 0 ? (
        <p className={styles["text"]} data-testid="nothing-to-replay">
          There is nothing to replay.
        </p>
      ) : (
        <div className={styles["buttons"]}>
          <Button variant="primary" onClick={() => setStarting(true)} data-testid="start-replay">
            Replay {plural(count, "entry", "entries")}
          </Button>
        </div>
      )}
      {starting ? (
        <ActionDialog
          onDismiss={() => setStarting(false)}
          action={{
            title: `Replay ${plural(count, "entry", "entries")}`,
            effect: `${plural(count, "entry joins the end of its lane", "entries join the ends of their lanes")} (${plural(preview.lanes, "lane")}). It can be cancelled, but what has been enqueued runs.`,
            confirm: "Start the replay",
            run: onStart,
          }}
        />
      ) : null}
    </Panel>
  );
}

function OfEntries({ preview }: { preview: ReplayPreview }) {
  return (
    <>
      <Facts
        facts={[
          ["Entries", numberWords(preview.entries)],
          ["Lanes", numberWords(preview.lanes)],
          ["Left alone", preview.unfinished > 0 ? `${numberWords(preview.unfinished)}, as they are not done yet` : null],
        ]}
      />
      <ul className={styles["rows"]} aria-label="By type">
        {preview.types.map((type) => (
          <li key={type.type} className={styles["row"]} data-testid="preview-type">
            <div className={styles["rowHead"]}>
              <strong className={styles["breaking"]}>{type.type}</strong>
              <span className={styles["rowAge"]}>{plural(type.entries, "entry", "entries")}</span>
            </div>
            <Facts
              facts={[
                ["Steps that run", steps(type.stepsToRun)],
                ["Steps not repeated", steps(type.stepsStored)],
              ]}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function OfTopic({ preview }: { preview: TopicPreview }) {
  return (
    <Facts
      facts={[
        ["Would be taken in", numberWords(preview.missing)],
        ["Lanes", numberWords(preview.lanes)],
        ["Already known", numberWords(preview.known)],
        ["Not of this service", numberWords(preview.notOurs)],
      ]}
    />
  );
}

function steps(counts: readonly StepCount[]): string {
  return counts.length === 0 ? "none" : counts.map(({ name, entries }) => `${name} (${numberWords(entries)})`).join(", ");
}
