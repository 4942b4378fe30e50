import { Button } from "@twilio-paste/core/button";
import { useNavigate } from "react-router";
import { startConversation } from "../api/conversations";
import { linkOf } from "../api/linkWords";
import type { TaskView } from "../api/taskBoard";
import { ProblemNotice } from "../shell/ProblemNotice";
import { useAct } from "./useBoard";
import { addressOf, conversationOf } from "./words";

/** From a task to what was written with its customer: in its link where it has one, else in the inbox. */
export function OpenConversation({ task }: { task: TaskView }) {
  const navigate = useNavigate();
  const { busy, error, run } = useAct();
  const address = addressOf(task);
  const conversation = conversationOf(task);
  if (address === undefined && conversation === undefined) return null;
  const open = async () => {
    const link = conversation === undefined ? undefined : await linkOf(conversation);
    if (link) {
      void navigate(`/links/${encodeURIComponent(link.id)}`);
    } else if (address !== undefined) {
      const { id } = await startConversation(address);
      void navigate(`/conversations/${encodeURIComponent(id)}`);
    } else {
      throw new Error("This conversation is in no link, and the task names no address of the customer.");
    }
  };
  return (
    <>
      <Button variant="secondary" size="small" disabled={busy} data-testid="task-conversation" onClick={() => void run(open)}>
        Conversation
      </Button>
      {error ? <ProblemNotice error={error} /> : null}
    </>
  );
}
