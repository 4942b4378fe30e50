import { Box } from "@twilio-paste/core/box";
import { Button } from "@twilio-paste/core/button";
import { HelpText } from "@twilio-paste/core/help-text";
import { Input } from "@twilio-paste/core/input";
import { Label } from "@twilio-paste/core/label";
import { Modal, ModalBody, ModalFooter, ModalFooterActions, ModalHeader, ModalHeading } from "@twilio-paste/core/modal";
import { Option, Select } from "@twilio-paste/core/select";
import { type FormEvent, useId, useRef, useState } from "react";
import { wordsOf } from "../../api/client";
import { startConversation } from "../../api/conversations";
import type { ConversationView } from "../../api/types";
import { useLive } from "../../live/LiveProvider";
import { groupDigits, readNumber } from "../address";

interface Props {
  readonly isOpen: boolean;
  readonly onDismiss: () => void;
  readonly onStarted: (conversation: ConversationView) => void;
}

/** Those on which an agent may be the first to write. */
const channels = {
  sms: { prefix: "", hint: "A text of more than 160 characters is sent and billed in parts." },
  whatsapp: { prefix: "whatsapp:", hint: "Until the customer has written, only an approved template can be sent." },
} as const;

export function NewConversationDialog({ isOpen, onDismiss, onStarted }: Props) {
  const heading = useId();
  const input = useRef<HTMLInputElement>(null);
  return (
    <Modal ariaLabelledby={heading} isOpen={isOpen} onDismiss={onDismiss} size="default" initialFocusRef={input} data-testid="new-dialog">
      <ModalHeader>
        <ModalHeading as="h3" id={heading}>
          New conversation
        </ModalHeading>
      </ModalHeader>
      <NumberForm input={input} onDismiss={onDismiss} onStarted={onStarted} />
    </Modal>
  );
}

function NumberForm({ input, onDismiss, onStarted }: Omit<Props, "isOpen"> & { input: React.RefObject<HTMLInputElement | null> }) {
  const { latest } = useLive();
  const [number, setNumber] = useState("");
  const [channel, setChannel] = useState<keyof typeof channels>("sms");
  const [mistake, setMistake] = useState<string>();
  const [starting, setStarting] = useState(false);
  const field = useId();
  const help = useId();
  const select = useId();
  const hint = useId();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const entered = readNumber(number);
    if ("mistake" in entered) {
      setMistake(entered.mistake);
      input.current?.focus();
      return;
    }
    setStarting(true);
    try {
      const conversation = await startConversation(channels[channel].prefix + entered.e164);
      latest.put({ conversation });
      onStarted(conversation);
    } catch (error) {
      setMistake(wordsOf(error));
      setStarting(false);
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <ModalBody>
        <Label htmlFor={field} required>
          Phone number
        </Label>
        <Input
          ref={input}
          id={field}
          type="tel"
          autoComplete="off"
          placeholder="+1 415 555 0100"
          value={number}
          hasError={mistake !== undefined}
          aria-describedby={help}
          onChange={(event) => {
            setNumber(groupDigits(event.target.value));
            setMistake(undefined);
          }}
          data-testid="new-number"
        />
        <HelpText id={help} variant={mistake === undefined ? "default" : "error"}>
          {mistake ?? "With + and the country code."}
        </HelpText>
        <Box marginTop="space60">
          <Label htmlFor={select}>Channel</Label>
          <Select
            id={select}
            value={channel}
            aria-describedby={hint}
            onChange={(event) => setChannel(event.target.value === "whatsapp" ? "whatsapp" : "sms")}
            data-testid="new-channel"
          >
            <Option value="sms">SMS and MMS</Option>
            <Option value="whatsapp">WhatsApp</Option>
          </Select>
          <HelpText id={hint}>{channels[channel].hint}</HelpText>
        </Box>
      </ModalBody>
      <ModalFooter>
        <ModalFooterActions>
          <Button type="button" variant="secondary" onClick={onDismiss}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" loading={starting} data-testid="start">
            Start
          </Button>
        </ModalFooterActions>
      </ModalFooter>
    </form>
  );
}
