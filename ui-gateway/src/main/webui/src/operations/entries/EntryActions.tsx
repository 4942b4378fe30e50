import { Button } from "@twilio-paste/core/button";
import { HelpText } from "@twilio-paste/core/help-text";
import { Label } from "@twilio-paste/core/label";
import { TextArea } from "@twilio-paste/core/textarea";
import { useId, useState } from "react";
import { useNavigate } from "react-router";
import { editEntry, type EntryDetail, type EntrySummary, retryEntry, skipEntry } from "../../api/journal";
import { newReplayAddress } from "../addresses";
import styles from "../operations.module.css";
import { ActionDialog } from "../parts/ActionDialog";
import { useRefresh } from "../useOperations";
import { entryStateWords } from "../words";

interface Props {
  readonly service: string;
  readonly entry: EntryDetail;
  readonly onDone: (outcome: string) => void;
}

type Wish = "retry" | "skip" | "edit";

/** What an operator may do with an entry: while it is not done, bring it on; afterwards, replay it. */
export function EntryActions({ service, entry, onDone }: Props) {
  const navigate = useNavigate();
  const [wish, setWish] = useState<Wish>();
  const unfinished = entry.state === "waiting" || entry.state === "parked";
  const done = (outcome: string) => {
    setWish(undefined);
    onDone(outcome);
  };
  const dismiss = () => setWish(undefined);
  return (
    <div className={styles["buttons"]} role="group" aria-label="Actions">
      {unfinished ? (
        <>
          <Button variant="primary" size="small" onClick={() => setWish("retry")} data-testid="retry">
            Retry now
          </Button>
          <Button variant="secondary" size="small" onClick={() => setWish("edit")} data-testid="edit">
            Edit and resume
          </Button>
          <Button variant="destructive_secondary" size="small" onClick={() => setWish("skip")} data-testid="skip">
            Skip
          </Button>
        </>
      ) : null}
      {entry.state === "waiting" ? null : (
        <Button variant="secondary" size="small" onClick={() => void navigate(newReplayAddress(service, { entry: String(entry.id) }))} data-testid="replay">
          Replay
        </Button>
      )}
      {wish === "retry" ? <RetryDialog service={service} entry={entry} onDone={done} onDismiss={dismiss} /> : null}
      {wish === "skip" ? <SkipDialog service={service} entry={entry} onDone={done} onDismiss={dismiss} /> : null}
      {wish === "edit" ? <EditDialog service={service} entry={entry} onDone={done} onDismiss={dismiss} /> : null}
    </div>
  );
}

interface DialogProps extends Props {
  readonly onDismiss: () => void;
}

const behindLane = " If its lane has gone on meanwhile, it joins it again at the end.";

function RetryDialog({ service, entry, onDone, onDismiss }: DialogProps) {
  const refresh = useRefresh(service);
  return (
    <ActionDialog
      onDismiss={onDismiss}
      action={{
        title: `Retry entry ${entry.id} now`,
        effect: `It is tried again at once, with a fresh time limit. Steps that are done are not repeated.${entry.state === "parked" ? behindLane : ""}`,
        confirm: "Retry now",
        run: async (why) => {
          const after = await retryEntry(service, entry.id, why);
          await refresh();
          onDone(`Entry ${entry.id} is being tried again. ${stands(after)}`);
        },
      }}
    />
  );
}

function SkipDialog({ service, entry, onDone, onDismiss }: DialogProps) {
  const refresh = useRefresh(service);
  return (
    <ActionDialog
      onDismiss={onDismiss}
      action={{
        title: `Skip entry ${entry.id}`,
        effect: "It will not run; its lane goes on with the next entry. It can still be replayed later.",
        confirm: "Skip",
        destructive: true,
        run: async (why) => {
          await skipEntry(service, entry.id, why);
          await refresh();
          onDone(`Entry ${entry.id} is skipped. Its lane goes on without it.`);
        },
      }}
    />
  );
}

function EditDialog({ service, entry, onDone, onDismiss }: DialogProps) {
  const refresh = useRefresh(service);
  const field = useId();
  const help = useId();
  const binary = entry.data === null;
  const original = entry.data ?? entry.dataBase64;
  const [text, setText] = useState(original);
  return (
    <ActionDialog
      onDismiss={onDismiss}
      action={{
        title: `Edit and resume entry ${entry.id}`,
        effect: `The data below replaces what came; the former data stays in the audit log. Then the entry is tried again at once. Steps that are done are not repeated.${entry.state === "parked" ? behindLane : ""}`,
        confirm: "Save and resume",
        run: async (why) => {
          // A text area turns the ends of lines into its own: what was not touched goes back as it came.
          const touched = text !== original;
          const after = await editEntry(service, entry.id, why, binary || !touched ? { dataBase64: binary ? text.trim() : entry.dataBase64 } : { data: text });
          await refresh();
          onDone(`Entry ${entry.id} has its new data and is being tried again. ${stands(after)}`);
        },
      }}
    >
      <div>
        <Label htmlFor={field} required>
          {binary ? "Data, in base64" : "Data"}
        </Label>
        <div className={styles["editor"]}>
          <TextArea id={field} value={text} minRows={6} maxRows={16} aria-describedby={help} onChange={(event) => setText(event.target.value)} data-testid="edit-data" />
        </div>
        <HelpText id={help}>{entry.contentType ?? "No content type"}</HelpText>
      </div>
    </ActionDialog>
  );
}

const stands = (entry: EntrySummary) => `It is now: ${entryStateWords(entry.state)[0].toLowerCase()}.`;
