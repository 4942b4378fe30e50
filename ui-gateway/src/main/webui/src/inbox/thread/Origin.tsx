import { Link } from "react-router";
import { eventAddress } from "../../operations/addresses";
import { useUser } from "../../shell/useUser";
import type { MessageView } from "../../api/types";
import styles from "./thread.module.css";

/** For operators: leads to the webhook or command that made a message, with its parameters, attempts and trace. */
export function Origin({ message }: { message: MessageView }) {
  const { data: user } = useUser();
  if (message.causedBy == null || !user?.roles.includes("operator")) return null;
  return (
    <Link className={styles["origin"]} to={eventAddress("messaging", message.causedBy)} data-testid="origin">
      Where it came from
    </Link>
  );
}
