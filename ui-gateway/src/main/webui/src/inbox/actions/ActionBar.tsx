import { ArchiveIcon } from "@twilio-paste/icons/esm/ArchiveIcon";
import { DeleteIcon } from "@twilio-paste/icons/esm/DeleteIcon";
import { EditIcon } from "@twilio-paste/icons/esm/EditIcon";
import { LockIcon } from "@twilio-paste/icons/esm/LockIcon";
import { UnarchiveIcon } from "@twilio-paste/icons/esm/UnarchiveIcon";
import { UnlockIcon } from "@twilio-paste/icons/esm/UnlockIcon";
import { type ReactNode, useState } from "react";
import type { ConversationView } from "../../api/types";
import { shortcuts, useShortcut } from "../../shell/shortcuts/shortcuts";
import { useUser } from "../../shell/useUser";
import styles from "./actions.module.css";
import { DeleteDialog } from "./DeleteDialog";
import { NameDialog } from "./NameDialog";
import type { ConversationActions } from "./useConversationActions";

interface Props {
  readonly conversation: ConversationView;
  readonly actions: ConversationActions;
  /** Icons with their words beside them, for a column; without, for a header. */
  readonly spelled?: boolean;
}

export function ActionBar({ conversation, actions, spelled = false }: Props) {
  const { data: user } = useUser();
  const [naming, setNaming] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const { claimedBy, status } = conversation;
  const supervisor = user?.roles.includes("supervisor") ?? false;
  const mine = claimedBy != null && claimedBy === user?.name;
  const archived = status === "closed";

  const toggleClaim = () => void (claimedBy == null ? actions.claim() : mine || supervisor ? actions.release() : undefined);
  const toggleArchive = () => void (archived ? actions.reopen() : actions.archive());
  // Only one of the two bars listens.
  useShortcut(shortcuts.claim, toggleClaim, !spelled);
  useShortcut(shortcuts.archive, toggleArchive, !spelled);

  const shared = { spelled, busy: actions.busy };
  return (
    <div className={spelled ? styles["column"] : styles["bar"]} role="group" aria-label="Actions">
      {claimedBy == null ? (
        <Action {...shared} name="Claim" icon={<LockIcon decorative size="sizeIcon20" />} onClick={toggleClaim} testId="claim" />
      ) : mine || supervisor ? (
        <Action
          {...shared}
          name={mine ? "Release" : `Release ${claimedBy}'s claim`}
          icon={<UnlockIcon decorative size="sizeIcon20" />}
          onClick={toggleClaim}
          testId="release"
        />
      ) : null}
      <Action {...shared} name="Name the contact" icon={<EditIcon decorative size="sizeIcon20" />} onClick={() => setNaming(true)} testId="rename" />
      {archived ? (
        <Action {...shared} name="Reopen" icon={<UnarchiveIcon decorative size="sizeIcon20" />} onClick={toggleArchive} testId="reopen" />
      ) : (
        <Action {...shared} name="Archive" icon={<ArchiveIcon decorative size="sizeIcon20" />} onClick={toggleArchive} testId="archive" />
      )}
      <Action {...shared} name="Delete" icon={<DeleteIcon decorative size="sizeIcon20" />} onClick={() => setDeleting(true)} testId="delete" />
      <NameDialog
        conversation={conversation}
        actions={actions}
        isOpen={naming}
        onDismiss={() => {
          actions.dismissError();
          setNaming(false);
        }}
      />
      <DeleteDialog conversation={conversation} actions={actions} isOpen={deleting} onDismiss={() => setDeleting(false)} />
    </div>
  );
}

interface ActionProps {
  readonly name: string;
  readonly icon: ReactNode;
  readonly spelled: boolean;
  readonly busy: boolean;
  readonly onClick: () => void;
  readonly testId: string;
}

function Action({ name, icon, spelled, busy, onClick, testId }: ActionProps) {
  // Not disabled while busy: that would take the focus away.
  return (
    <button
      type="button"
      className={styles["action"]}
      aria-label={spelled ? undefined : name}
      title={spelled ? undefined : name}
      aria-disabled={busy}
      onClick={busy ? undefined : onClick}
      data-testid={spelled ? `${testId}-spelled` : testId}
    >
      {icon}
      {spelled ? name : null}
    </button>
  );
}
