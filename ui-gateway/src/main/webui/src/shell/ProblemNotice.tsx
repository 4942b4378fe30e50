import { Button } from "@twilio-paste/core/button";
import { Callout, CalloutHeading, CalloutText } from "@twilio-paste/core/callout";
import { ApiError } from "../api/client";

/** What went wrong, in the gateway's words, and the way to try again. */
export function ProblemNotice({ error, onRetry, onDismiss }: { error: unknown; onRetry?: () => void; onDismiss?: () => void }) {
  const { title, detail, errorId } = wordsOf(error);
  return (
    <div role="alert" data-testid="problem">
      <Callout variant="error">
        <CalloutHeading as="h2">{title}</CalloutHeading>
        {detail ? <CalloutText>{detail}</CalloutText> : null}
        {errorId ? <CalloutText>Error id: {errorId}</CalloutText> : null}
        {onRetry ? (
          <div>
            <Button variant="secondary" size="small" onClick={onRetry}>
              Try again
            </Button>
          </div>
        ) : null}
        {onDismiss ? (
          <div>
            <Button variant="secondary" size="small" onClick={onDismiss} data-testid="dismiss-problem">
              Dismiss
            </Button>
          </div>
        ) : null}
      </Callout>
    </div>
  );
}

function wordsOf(error: unknown): { title: string; detail?: string | undefined; errorId?: string | undefined } {
  if (error instanceof ApiError) return error;
  return { title: "Something went wrong", detail: error instanceof Error ? error.message : String(error) };
}
