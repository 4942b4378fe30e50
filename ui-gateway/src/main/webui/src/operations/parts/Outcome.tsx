import { Callout, CalloutText } from "@twilio-paste/core/callout";

/** What came of an action. */
export function Outcome({ text }: { text: string | undefined }) {
  return (
    <div role="status" data-testid="outcome">
      {text === undefined ? null : (
        <Callout variant="success">
          <CalloutText>{text}</CalloutText>
        </Callout>
      )}
    </div>
  );
}
