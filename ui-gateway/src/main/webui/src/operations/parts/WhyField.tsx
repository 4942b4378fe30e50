import { HelpText } from "@twilio-paste/core/help-text";
import { Label } from "@twilio-paste/core/label";
import { TextArea } from "@twilio-paste/core/textarea";
import { type RefObject, useId } from "react";

interface Props {
  readonly value: string;
  readonly missing: boolean;
  readonly input: RefObject<HTMLTextAreaElement | null>;
  readonly onChange: (value: string) => void;
}

/** The reason for an action, for the audit log. */
export function WhyField({ value, missing, input, onChange }: Props) {
  const id = useId();
  const help = useId();
  return (
    <div>
      <Label htmlFor={id} required>
        Why
      </Label>
      <TextArea
        ref={input}
        id={id}
        value={value}
        minRows={2}
        maxRows={5}
        hasError={missing}
        aria-describedby={help}
        onChange={(event) => onChange(event.target.value)}
        data-testid="why"
      />
      <HelpText id={help} variant={missing ? "error" : "default"}>
        {missing ? "Say why: it is kept in the audit log." : "Kept in the audit log with your name."}
      </HelpText>
    </div>
  );
}
