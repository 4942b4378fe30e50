import { Button } from "@twilio-paste/core/button";
import { Label } from "@twilio-paste/core/label";
import { Modal, ModalBody, ModalFooter, ModalFooterActions, ModalHeader, ModalHeading } from "@twilio-paste/core/modal";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";
import { cancelScheduled, scheduledMessages, scheduleMessage } from "../api/replyTools";
import { fetchAnew } from "../live/fetchAnew";
import { useLive } from "../live/LiveProvider";
import { ProblemNotice } from "../shell/ProblemNotice";
import styles from "./templates.module.css";

interface Props {
  readonly conversationId: string;
  readonly text: string;
  readonly onScheduled: () => void;
}

/** Has what is written sent later, and shows what waits. */
export function ScheduleButton({ conversationId, text, onScheduled }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState("");
  const [error, setError] = useState<unknown>();
  const heading = useId();
  const field = useId();
  const close = useRef<HTMLButtonElement>(null);
  const queries = useQueryClient();
  const key = ["scheduled", conversationId];
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => scheduledMessages(conversationId, signal), enabled: isOpen, staleTime: 0 });

  const { onUpdate } = useLive();
  useEffect(() => {
    const stop = onUpdate(({ scheduledMessage }) => {
      if (scheduledMessage?.conversationId === conversationId) void fetchAnew(queries, ["scheduled", conversationId]);
    });
    return () => stop();
  }, [conversationId, onUpdate, queries]);

  const attempt = async (work: () => Promise<void>) => {
    setError(undefined);
    try {
      await work();
      await queries.invalidateQueries({ queryKey: key });
    } catch (cause) {
      setError(cause);
    }
  };

  const schedule = () =>
    attempt(async () => {
      await scheduleMessage(conversationId, text, new Date(at).toISOString());
      setAt("");
      onScheduled();
      // Its own button can do nothing now: without the focus the dialog would not hear Escape.
      close.current?.focus();
    });

  return (
    <>
      <Button type="button" variant="secondary" size="small" onClick={() => setOpen(true)} data-testid="later">
        Later
      </Button>
      <Modal ariaLabelledby={heading} isOpen={isOpen} onDismiss={() => setOpen(false)} size="default" data-testid="later-dialog">
        <ModalHeader>
          <ModalHeading as="h3" id={heading}>
            Send later
          </ModalHeading>
        </ModalHeader>
        <ModalBody>
          {error || query.error ? <ProblemNotice error={error ?? query.error} /> : null}
          {text === "" ? (
            <p className={styles["weak"]}>Write the message first, then choose when it is sent.</p>
          ) : (
            <>
              <p className={styles["preview"]}>{text}</p>
              <Label htmlFor={field} required>
                When (your time)
              </Label>
              <input id={field} className={styles["when"]} type="datetime-local" value={at} onChange={(event) => setAt(event.target.value)} data-testid="later-at" />
            </>
          )}
          <ul className={styles["list"]} aria-label="Scheduled messages">
            {query.data?.items.map(({ id, body, wantedAt, sendAt, state, reason }) => (
              <li key={id} className={styles["row"]} data-testid="scheduled" data-state={state}>
                <span>
                  <strong>
                    <time dateTime={sendAt}>{new Date(sendAt).toLocaleString()}</time>
                  </strong>{" "}
                  {body}
                  {sendAt === wantedAt ? null : (
                    <span className={styles["weak"]} data-testid="quiet-hours">
                      {" "}
                      Not at {new Date(wantedAt).toLocaleString()}, which is within the quiet hours.
                    </span>
                  )}
                  {reason ? <span className={styles["weak"]}> Not sent: {reason}</span> : null}
                </span>
                <Button
                  type="button"
                  variant="destructive_secondary"
                  size="small"
                  onClick={() => void attempt(async () => void (await cancelScheduled(id)))}
                  data-testid="cancel-scheduled"
                >
                  Cancel
                </Button>
              </li>
            ))}
          </ul>
          {query.data?.items.length === 0 ? <p className={styles["weak"]}>Nothing is scheduled in this conversation.</p> : null}
        </ModalBody>
        <ModalFooter>
          <ModalFooterActions>
            <Button ref={close} type="button" variant="secondary" onClick={() => setOpen(false)}>
              Close
            </Button>
            <Button type="button" variant="primary" disabled={text === "" || at === ""} onClick={() => void schedule()} data-testid="schedule">
              Schedule
            </Button>
          </ModalFooterActions>
        </ModalFooter>
      </Modal>
    </>
  );
}
