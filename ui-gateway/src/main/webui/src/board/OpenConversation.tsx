import { Button } from "@twilio-paste/core/button";
import { useNavigate } from "react-router";
import { startConversation } from "../api/conversations";
import type { TaskView } from "../api/taskBoard";
import { ProblemNotice } from "../shell/ProblemNotice";
import { useAct } from "./useBoard";
import { addressOf } from "./words";

/** From a task to what was written with its customer. */
export function OpenConversation({ task }: { task: TaskView }) {
  const navigate = useNavigate();
  const { busy, error, run } = useAct();
  const address = addressOf(task);
  if (address === undefined) return null;
  const open = async () => {
    const { id } = await startConversation(address);
    void navigate(`/conversations/${encodeURIComponent(id)}`);
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
