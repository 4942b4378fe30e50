import { Button } from "@twilio-paste/core/button";
import { LockIcon } from "@twilio-paste/icons/esm/LockIcon";
import { TimeIcon } from "@twilio-paste/icons/esm/TimeIcon";
import { UnarchiveIcon } from "@twilio-paste/icons/esm/UnarchiveIcon";
import { UnsubscribeIcon } from "@twilio-paste/icons/esm/UnsubscribeIcon";
import type { ConversationView } from "../../api/types";
import { TemplateButton } from "../../templates/TemplateButton";
import type { ConversationActions } from "../actions/useConversationActions";
import styles from "./composer.module.css";
import type { Obstacle } from "./obstacle";

const icons = { archived: UnarchiveIcon, "opted-out": UnsubscribeIcon, claimed: LockIcon, window: TimeIcon } as const;

interface Props {
  readonly obstacle: Obstacle;
  readonly actions: ConversationActions;
  readonly conversation: ConversationView;
}

export function ObstacleNotice({ obstacle: { kind, words }, actions, conversation }: Props) {
  const Icon = icons[kind];
  return (
    <div className={styles["obstacle"]} role="note" data-testid="obstacle" data-kind={kind}>
      <Icon decorative size="sizeIcon20" />
      <span className={styles["words"]}>{words}</span>
      {kind === "archived" ? (
        <Button variant="secondary" size="small" onClick={() => void actions.reopen()} data-testid="reopen-here">
          Reopen
        </Button>
      ) : null}
      {kind === "window" ? <TemplateButton conversation={conversation} /> : null}
    </div>
  );
}
