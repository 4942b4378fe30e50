import { Button } from "@twilio-paste/core/button";
import { HelpText } from "@twilio-paste/core/help-text";
import { Label } from "@twilio-paste/core/label";
import { ModalBody, ModalFooter, ModalFooterActions } from "@twilio-paste/core/modal";
import { Option, OptionGroup, Select } from "@twilio-paste/core/select";
import { Stack } from "@twilio-paste/core/stack";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { type ReservationView, transfer, type TransferTargets, transferTargets } from "../api/taskBoard";
import { boardKey } from "../live/LiveProvider";
import { ProblemNotice } from "../shell/ProblemNotice";
import { useAct } from "./useBoard";

/** Asks to whom; stays open with the reason where the transfer was refused. */
export function TransferForm({ reservation, onDismiss }: { reservation: ReservationView; onDismiss: () => void }) {
  const field = useId();
  const help = useId();
  const { busy, error, run } = useAct();
  const targets = useQuery({
    queryKey: [boardKey, "targets", reservation.sid],
    queryFn: ({ signal }) => transferTargets(reservation.sid, signal),
    staleTime: 0,
  });
  const [to, setTo] = useState("");
  const hint = hintOf(targets.data, to, reservation);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (to === "") return;
    void run(async () => {
      await transfer(reservation.sid, to.startsWith("WQ") ? { queueSid: to } : { workerSid: to });
      onDismiss();
    });
  };

  return (
    <form onSubmit={submit} noValidate>
      <ModalBody>
        <Stack orientation="vertical" spacing="space60">
          {error ? <ProblemNotice error={error} /> : null}
          {targets.error ? <ProblemNotice error={targets.error} onRetry={() => void targets.refetch()} /> : null}
          <div>
            <Label htmlFor={field} required>
              To whom
            </Label>
            <Select id={field} value={to} disabled={targets.data === undefined} aria-describedby={help} onChange={(event) => setTo(event.target.value)} data-testid="transfer-to">
              <Option value="" disabled>
                {targets.isPending ? "Asking TaskRouter" : "Choose"}
              </Option>
              <OptionGroup label="Workers">
                {(targets.data?.workers ?? []).map((worker) => (
                  <Option key={worker.sid} value={worker.sid}>
                    {`${worker.name} (${worker.activityName ?? "not seen yet"})`}
                  </Option>
                ))}
              </OptionGroup>
              <OptionGroup label="Queues">
                {(targets.data?.queues ?? []).map((queue) => (
                  <Option key={queue.sid} value={queue.sid}>
                    {queue.name}
                  </Option>
                ))}
              </OptionGroup>
            </Select>
            <HelpText id={help} variant={hint.refused ? "error" : "default"}>
              {hint.words}
            </HelpText>
          </div>
        </Stack>
      </ModalBody>
      <ModalFooter>
        <ModalFooterActions>
          <Button type="button" variant="secondary" onClick={onDismiss}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" loading={busy} disabled={to === "" || hint.refused} data-testid="transfer-send">
            Transfer
          </Button>
        </ModalFooterActions>
      </ModalFooter>
    </form>
  );
}

/** What choosing somebody would mean. */
function hintOf(targets: TransferTargets | undefined, to: string, { workerSid, workerName }: ReservationView): { words: string; refused: boolean } {
  if (to !== "" && to === workerSid) return { words: `${workerName ?? "This worker"} has the task already: choose somebody else.`, refused: true };
  const worker = targets?.workers.find(({ sid }) => sid === to);
  if (worker && worker.available !== true) return { words: `${worker.name} is not available: the task waits until they are.`, refused: false };
  if (worker) return { words: `${worker.name} is asked at once; the conversation stays open.`, refused: false };
  if (to !== "") return { words: "Whoever serves this queue is asked, except you; the conversation stays open.", refused: false };
  return { words: "The conversation goes on with them; your task is completed.", refused: false };
}
