import { Button } from "@twilio-paste/core/button";
import { HelpText } from "@twilio-paste/core/help-text";
import { Input } from "@twilio-paste/core/input";
import { Label } from "@twilio-paste/core/label";
import { ModalBody, ModalFooter, ModalFooterActions } from "@twilio-paste/core/modal";
import { Option, Select } from "@twilio-paste/core/select";
import { Stack } from "@twilio-paste/core/stack";
import { TextArea } from "@twilio-paste/core/textarea";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type RefObject, useId, useState } from "react";
import { agents } from "../api/conversations";
import { formatAddress, groupDigits, readNumber } from "../inbox/address";
import { useUser } from "../shell/useUser";
import { fromNumbers, taskSid } from "./api";
import { type Progress, useStartTask } from "./useStartTask";

interface Props {
  readonly number: RefObject<HTMLInputElement | null>;
  readonly onDismiss: () => void;
}

interface Fields {
  readonly from: string;
  readonly number: string;
  readonly name: string;
  readonly message: string;
  /** `me`, `anyone` or a worker's SID. */
  readonly to: string;
}

const empty: Fields = { from: "", number: "", name: "", message: "", to: "me" };

export function NewTaskForm({ number, onDismiss }: Props) {
  const ids = { from: useId(), number: useId(), help: useId(), name: useId(), nameHelp: useId(), message: useId(), to: useId() };
  const { data: senders } = useQuery({ queryKey: ["outbound-tasks", "numbers"], queryFn: ({ signal }) => fromNumbers(signal) });
  const { data: user } = useUser();
  const { data: known } = useQuery({ queryKey: ["agents"], queryFn: ({ signal }) => agents(signal), staleTime: 60_000 });
  const workers = (known?.items ?? []).filter(({ name, workerSid }) => workerSid != null && name !== user?.name);
  const { progress, start, edited } = useStartTask();
  const [fields, setFields] = useState(empty);
  const [mistakes, setMistakes] = useState<{ readonly number?: string; readonly name?: string }>({});
  const from = fields.from || senders?.items[0] || "";

  const change = (changed: Partial<Fields>) => {
    setFields((before) => ({ ...before, ...changed }));
    setMistakes({});
    edited();
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const entered = readNumber(fields.number);
    const name = fields.name.trim();
    if ("mistake" in entered || name === "") {
      setMistakes({
        ...("mistake" in entered ? { number: entered.mistake } : {}),
        ...(name === "" ? { name: "Enter a name." } : {}),
      });
      if ("mistake" in entered) number.current?.focus();
      return;
    }
    const message = fields.message.trim();
    void start({
      fromNumber: from,
      toName: name,
      toNumber: entered.e164,
      ...(message === "" ? {} : { initialNotificationMessage: message }),
      ...(fields.to === "anyone" ? {} : { targetWorkerSid: fields.to }),
    });
  };

  const busy = progress.step === "starting";
  return (
    <form onSubmit={submit} noValidate>
      <ModalBody>
        <Stack orientation="vertical" spacing="space60">
          {senders && senders.items.length > 1 ? (
            <div>
              <Label htmlFor={ids.from}>From</Label>
              <Select id={ids.from} value={from} onChange={(event) => change({ from: event.target.value })} data-testid="task-from">
                {senders.items.map((own) => (
                  <Option key={own} value={own}>
                    {formatAddress(own)}
                  </Option>
                ))}
              </Select>
            </div>
          ) : null}
          <div>
            <Label htmlFor={ids.number} required>
              Phone number
            </Label>
            <Input
              ref={number}
              id={ids.number}
              type="tel"
              autoComplete="off"
              placeholder="+1 415 555 0100"
              value={fields.number}
              hasError={mistakes.number !== undefined}
              aria-describedby={ids.help}
              onChange={(event) => change({ number: groupDigits(event.target.value) })}
              data-testid="task-number"
            />
            <HelpText id={ids.help} variant={mistakes.number === undefined ? "default" : "error"}>
              {mistakes.number ?? "With + and the country code."}
            </HelpText>
          </div>
          <div>
            <Label htmlFor={ids.name} required>
              Name
            </Label>
            <Input
              id={ids.name}
              type="text"
              autoComplete="off"
              value={fields.name}
              hasError={mistakes.name !== undefined}
              aria-describedby={ids.nameHelp}
              onChange={(event) => change({ name: event.target.value })}
              data-testid="task-name"
            />
            <HelpText id={ids.nameHelp} variant={mistakes.name === undefined ? "default" : "error"}>
              {mistakes.name ?? "As agents see the customer."}
            </HelpText>
          </div>
          <div>
            <Label htmlFor={ids.message}>First message</Label>
            <TextArea
              id={ids.message}
              maxLength={1600}
              value={fields.message}
              onChange={(event) => change({ message: event.target.value })}
              data-testid="task-message"
            />
          </div>
          <div>
            <Label htmlFor={ids.to}>Who gets the task</Label>
            <Select id={ids.to} value={fields.to} onChange={(event) => change({ to: event.target.value })} data-testid="task-to">
              <Option value="me">Me</Option>
              <Option value="anyone">Anyone</Option>
              {workers.map(({ name, workerSid }) => (
                <Option key={name} value={workerSid ?? ""}>
                  {name}
                </Option>
              ))}
            </Select>
          </div>
          <Outcome progress={progress} />
        </Stack>
      </ModalBody>
      <ModalFooter>
        <ModalFooterActions>
          <Button type="button" variant="secondary" onClick={onDismiss}>
            {progress.step === "started" ? "Close" : "Cancel"}
          </Button>
          {progress.step === "started" ? null : (
            <Button type="submit" variant="primary" loading={busy} disabled={from === ""} data-testid="task-start">
              Start
            </Button>
          )}
        </ModalFooterActions>
      </ModalFooter>
    </form>
  );
}

/** Said aloud by screen readers, as it changes while the dialog is open. */
function Outcome({ progress }: { readonly progress: Progress }) {
  return (
    <div role="status" data-testid="task-outcome">
      {progress.step === "started" ? <HelpText variant="success">The task is there: {taskSid(progress.answer) ?? "Twilio made it"}.</HelpText> : null}
      {progress.step === "starting" && progress.late !== undefined ? (
        <HelpText variant="warning">Still trying. {progress.late}</HelpText>
      ) : null}
      {progress.step === "failed" ? <HelpText variant="error">Not started: {progress.words}</HelpText> : null}
    </div>
  );
}
