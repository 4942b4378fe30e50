import { Button } from "@twilio-paste/core/button";
import { Input } from "@twilio-paste/core/input";
import { Label } from "@twilio-paste/core/label";
import { Modal, ModalBody, ModalFooter, ModalFooterActions, ModalHeader, ModalHeading } from "@twilio-paste/core/modal";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import { readTemplates, sendTemplate, type TemplateView, templates } from "../api/replyTools";
import type { ConversationView } from "../api/types";
import { newKey } from "../inbox/outgoing/outgoing";
import { useLive } from "../live/LiveProvider";
import { ProblemNotice } from "../shell/ProblemNotice";
import { fill } from "./fill";
import styles from "./templates.module.css";

/** Opens the picker of templates. */
export function TemplateButton({ conversation }: { conversation: ConversationView }) {
  const [isOpen, setOpen] = useState(false);
  const heading = useId();
  const close = () => setOpen(false);
  return (
    <>
      <Button type="button" variant="secondary" size="small" onClick={() => setOpen(true)} data-testid="templates">
        Template
      </Button>
      <Modal ariaLabelledby={heading} isOpen={isOpen} onDismiss={close} size="default" data-testid="template-dialog">
        <ModalHeader>
          <ModalHeading as="h3" id={heading}>
            Send a template
          </ModalHeading>
        </ModalHeader>
        <Picker conversation={conversation} onDone={close} />
      </Modal>
    </>
  );
}

function Picker({ conversation, onDone }: { conversation: ConversationView; onDone: () => void }) {
  const { latest } = useLive();
  const queries = useQueryClient();
  const query = useQuery({ queryKey: ["templates"], queryFn: ({ signal }) => templates(signal), staleTime: 60_000 });
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<TemplateView>();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const field = useId();
  // One choice is one message, however often it is confirmed.
  const key = useRef({ content: "", key: "" });
  const found = (query.data?.items ?? []).filter(({ name, body }) => `${name} ${body}`.toLowerCase().includes(search.toLowerCase()));
  const complete = chosen !== undefined && chosen.variables.every(({ name }) => (values[name] ?? "").trim() !== "");

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };

  const send = () =>
    attempt(async () => {
      if (!chosen) return;
      const content = JSON.stringify([chosen.sid, values]);
      if (key.current.content !== content) key.current = { content, key: newKey() };
      const message = await sendTemplate(conversation.id, chosen.sid, values, key.current.key);
      latest.put({ message });
      onDone();
    });

  return (
    <>
      <ModalBody>
        {query.error || error ? <ProblemNotice error={error ?? query.error} /> : null}
        <div className={styles["row"]}>
          <Label htmlFor={field}>Find a template</Label>
          <Button
            type="button"
            variant="link"
            disabled={busy}
            onClick={() => void attempt(async () => void queries.setQueryData(["templates"], await readTemplates()))}
            data-testid="read-templates"
          >
            Read again at Twilio
          </Button>
        </div>
        <Input id={field} type="text" value={search} onChange={(event) => setSearch(event.target.value)} data-testid="template-search" />
        <ul className={styles["list"]} aria-label="Templates">
          {found.map((template) => (
            <li key={template.sid}>
              <button
                type="button"
                className={styles["choice"]}
                aria-pressed={chosen?.sid === template.sid}
                disabled={!isUsable(template, conversation)}
                onClick={() => {
                  setChosen(template);
                  setValues({});
                }}
                data-testid="template"
                data-approval={template.approval}
              >
                <span className={styles["name"]}>
                  <span>{template.name}</span>
                  <span className={styles["weak"]}>
                    {template.language} · {template.approval}
                  </span>
                </span>
                <span className={styles["weak"]}>{template.body}</span>
                {template.rejectionReason ? <span className={styles["weak"]}>Rejected: {template.rejectionReason}</span> : null}
              </button>
            </li>
          ))}
        </ul>
        {query.data && found.length === 0 ? <p className={styles["weak"]}>No template {search ? "matches" : "has been found at Twilio"}.</p> : null}
        {chosen?.variables.map(({ name, sample }) => (
          <div key={name} className={styles["field"]}>
            <Label htmlFor={`${field}-${name}`} required>
              {name}
            </Label>
            <Input
              id={`${field}-${name}`}
              type="text"
              placeholder={sample}
              value={values[name] ?? ""}
              onChange={(event) => setValues({ ...values, [name]: event.target.value })}
              data-testid={`variable-${name}`}
            />
          </div>
        ))}
        {chosen ? (
          <p className={styles["preview"]} aria-label="Preview" data-testid="template-preview">
            {fill(chosen.body, values)}
          </p>
        ) : null}
      </ModalBody>
      <ModalFooter>
        <ModalFooterActions>
          <Button type="button" variant="secondary" onClick={onDone}>
            Cancel
          </Button>
          <Button type="button" variant="primary" disabled={!complete} loading={busy} onClick={() => void send()} data-testid="send-template">
            Send
          </Button>
        </ModalFooterActions>
      </ModalFooter>
    </>
  );
}

/** WhatsApp takes only what it has approved. */
function isUsable({ approval }: TemplateView, { channel }: ConversationView): boolean {
  return channel !== "whatsapp" || approval === "approved";
}
