import { Link } from "react-router";
import { ApiError } from "../api/client";
import { ProblemNotice } from "../shell/ProblemNotice";
import { useUser } from "../shell/useUser";
import { AutoReplies } from "./AutoReplies";
import { CannedReplies } from "./CannedReplies";
import { Erasures } from "./Erasures";
import { InboxAudit } from "./InboxAudit";
import styles from "./settings.module.css";

/** What supervisors decide about replies. */
export function SettingsPage() {
  const { data: user } = useUser();
  if (!user) return null;
  const allowed = maySetUp(user.roles);
  return (
    <div className={styles["page"]} data-testid="settings">
      <h1>Settings</h1>
      {allowed ? (
        <>
          <AutoReplies />
          <CannedReplies />
          <section className={styles["section"]} aria-label="Twilio">
            <h2>Twilio</h2>
            <p>
              <Link to="/settings/wiring" data-testid="to-wiring">
                Settings at Twilio
              </Link>
              : where numbers, Messaging Services and events lead to, and what differs from what is wanted.
            </p>
          </section>
          <Erasures />
          <InboxAudit />
        </>
      ) : (
        <ProblemNotice error={new ApiError(403, "Not allowed", "Settings are for supervisors. Ask for that role.")} />
      )}
    </div>
  );
}

export function maySetUp(roles: readonly string[]): boolean {
  return roles.includes("supervisor") || roles.includes("operator");
}
