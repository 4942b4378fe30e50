import { useQuery } from "@tanstack/react-query";
import { Button } from "@twilio-paste/core/button";
import { type FormEvent, useId, useState } from "react";
import { agents as allAgents } from "../../api/conversations";
import type { ConversationView } from "../../api/types";
import { useUser } from "../../shell/useUser";
import type { ConversationActions } from "../actions/useConversationActions";
import styles from "./details.module.css";

interface Props {
  readonly conversation: ConversationView;
  readonly actions: ConversationActions;
  /** Those whom the page knows of; any name may be entered. */
  readonly agents: readonly string[];
}

export function AssigneeForm({ conversation: { assignee }, actions, agents }: Props) {
  const { data: user } = useUser();
  const [agent, setAgent] = useState("");
  const list = useId();
  const { data } = useQuery({ queryKey: ["agents"], queryFn: ({ signal }) => allAgents(signal), staleTime: 60_000 });
  const known = [...new Set([...agents, ...(data?.items ?? []).map(({ name }) => name)])].sort();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (agent.trim() !== "" && (await actions.assign(agent.trim()))) setAgent("");
  };

  return (
    <>
      <p className={styles["line"]} data-testid="assignee">
        {assignee ? (assignee === user?.name ? `You (${assignee})` : assignee) : "Nobody"}
      </p>
      <div className={styles["row"]}>
        {user && assignee !== user.name ? (
          <Button variant="secondary" size="small" onClick={() => void actions.assign(user.name)} data-testid="assign-me">
            Assign to me
          </Button>
        ) : null}
        {assignee ? (
          <Button variant="secondary" size="small" onClick={() => void actions.assign(null)} data-testid="unassign">
            Unassign
          </Button>
        ) : null}
      </div>
      <form className={styles["row"]} onSubmit={(event) => void submit(event)}>
        <input
          className={styles["input"]}
          list={list}
          value={agent}
          maxLength={100}
          aria-label="Another agent"
          placeholder="Another agent"
          onChange={(event) => setAgent(event.target.value)}
          data-testid="agent"
        />
        <datalist id={list}>
          {known.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
        <Button type="submit" variant="secondary" size="small" disabled={agent.trim() === ""} data-testid="assign">
          Assign
        </Button>
      </form>
    </>
  );
}
