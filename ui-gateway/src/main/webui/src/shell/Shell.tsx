import { Avatar } from "@twilio-paste/core/avatar";
import { ScreenReaderOnly } from "@twilio-paste/core/screen-reader-only";
import { InboxIcon } from "@twilio-paste/icons/esm/InboxIcon";
import { LogOutIcon } from "@twilio-paste/icons/esm/LogOutIcon";
import { ProductContactCenterTasksIcon } from "@twilio-paste/icons/esm/ProductContactCenterTasksIcon";
import { ProductSettingsIcon } from "@twilio-paste/icons/esm/ProductSettingsIcon";
import { SystemStatusIcon } from "@twilio-paste/icons/esm/SystemStatusIcon";
import type { ReactNode } from "react";
import { Link, useLocation } from "react-router";
import { maySetUp } from "../settings/SettingsPage";
import { ConnectionStatus } from "../live/ConnectionStatus";
import { NewTaskButton } from "../tasks/NewTaskButton";
import styles from "./shell.module.css";
import { ShortcutsButton } from "./shortcuts/ShortcutsButton";
import { ThemeSwitch } from "./theme/ThemeSwitch";
import { useUser } from "./useUser";

/** What stands around every area: header, rail, and the area itself. */
export function Shell({ children }: { children: ReactNode }) {
  const { data: user } = useUser();
  const operator = user?.roles.includes("operator") ?? false;
  const supervisor = user ? maySetUp(user.roles) : false;
  return (
    <div className={styles["shell"]} data-areas={2 + (operator ? 1 : 0) + (supervisor ? 1 : 0)}>
      <a className={styles["skip"]} href="#area">
        Skip to the content
      </a>
      <header className={styles["header"]}>
        <Link to="/" className={styles["brand"]} aria-label="Trunkline, to the inbox">
          <img src="/trunkline.svg" alt="" width={28} height={28} />
          <span>Trunkline</span>
        </Link>
        <ConnectionStatus />
        <NewTaskButton />
        <ShortcutsButton />
        <ThemeSwitch />
        <SignedInUser />
      </header>
      <nav className={styles["rail"]} aria-label="Areas">
        <Area to="/" icon={<InboxIcon decorative size="sizeIcon40" />} name="Inbox" testId="rail-inbox" />
        <Area to="/tasks" icon={<ProductContactCenterTasksIcon decorative size="sizeIcon40" />} name="Tasks" testId="rail-tasks" />
        {supervisor ? <Area to="/settings" icon={<ProductSettingsIcon decorative size="sizeIcon40" />} name="Settings" testId="rail-settings" /> : null}
        {operator ? (
          <Area to="/operations" icon={<SystemStatusIcon decorative size="sizeIcon40" />} name="Operations" testId="rail-operations" />
        ) : null}
      </nav>
      <main id="area" className={styles["area"]} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

function Area({ to, icon, name, testId }: { to: string; icon: ReactNode; name: string; testId: string }) {
  const { pathname } = useLocation();
  const current = to === "/" ? !["/operations", "/settings", "/erasures", "/tasks"].some((area) => pathname.startsWith(area)) : pathname.startsWith(to) || (to === "/settings" && pathname.startsWith("/erasures"));
  return (
    <Link to={to} className={styles["railItem"]} aria-current={current ? "page" : undefined} data-testid={testId}>
      {icon}
      <span>{name}</span>
    </Link>
  );
}

function SignedInUser() {
  const { data: user } = useUser();
  return (
    <div className={styles["user"]}>
      {user ? (
        <>
          <Avatar name={user.name} size="sizeIcon50" color="decorative20" />
          <span className={styles["userName"]} data-testid="user" title={user.roles.join(", ")}>
            {user.name}
          </span>
        </>
      ) : null}
      {/* Not a route of ours: the gateway ends the session. Whoever signs in next in this tab finds no drafts of others. */}
      <a href="/logout" className={styles["logout"]} data-testid="logout" title="Log out" onClick={() => sessionStorage.clear()}>
        <LogOutIcon decorative size="sizeIcon20" />
        <ScreenReaderOnly>Log out</ScreenReaderOnly>
      </a>
    </div>
  );
}
