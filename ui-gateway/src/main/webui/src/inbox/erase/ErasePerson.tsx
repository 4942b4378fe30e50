import { Button } from "@twilio-paste/core/button";
import { useState } from "react";
import type { ConversationView } from "../../api/types";
import { useUser } from "../../shell/useUser";
import { maySetUp } from "../../settings/SettingsPage";
import { EraseDialog } from "./EraseDialog";

/** For supervisors and operators: erases all there is to the person of a conversation. */
export function ErasePerson({ conversation }: { conversation: ConversationView }) {
  const { data: user } = useUser();
  const [asking, setAsking] = useState(false);
  if (!user || !maySetUp(user.roles)) return null;
  return (
    <>
      <div>
        <Button variant="destructive_secondary" size="small" onClick={() => setAsking(true)} data-testid="erase-person">
          Erase this person&apos;s data …
        </Button>
      </div>
      {asking ? <EraseDialog conversation={conversation} onDismiss={() => setAsking(false)} /> : null}
    </>
  );
}
