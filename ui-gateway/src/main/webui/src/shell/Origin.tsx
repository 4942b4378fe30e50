import { Link } from "react-router";
import styles from "./origin.module.css";
import { useUser } from "./useUser";

/** For operators: leads from a row to the webhooks or the command that made it, with their parameters, attempts and trace. */
export function Origin({ to }: { to: string }) {
  const { data: user } = useUser();
  if (!user?.roles.includes("operator")) return null;
  return (
    <Link className={styles["origin"]} to={to} data-testid="origin">
      Where it came from
    </Link>
  );
}
