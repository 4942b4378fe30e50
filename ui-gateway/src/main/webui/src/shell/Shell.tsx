import { Avatar } from "@twilio-paste/core/avatar";
import { ScreenReaderOnly } from "@twilio-paste/core/screen-reader-only";
import { InboxIcon } from "@twilio-paste/icons/esm/InboxIcon";
import { LinkIcon } from "@twilio-paste/icons/esm/LinkIcon";
import { LogOutIcon } from "@twilio-paste/icons/esm/LogOutIcon";
import { ProductContactCenterTasksIcon } from "@twilio-paste/icons/esm/ProductContactCenterTasksIcon";
import { ProductSettingsIcon } from "@twilio-paste/icons/esm/ProductSettingsIcon";
import { SystemStatusIcon } from "@twilio-paste/icons/esm/SystemStatusIcon";
import type { ReactNode } from "react";
import { Link, useLocation } from "react-router";
import { useMyTasks, useTasks } from "../board/useBoard";
import { maySetUp } from "../settings/SettingsPage";
import { ConnectionStatus } from "../live/ConnectionStatus";
import { NewTaskButton } from "../tasks/NewTaskButton";
import { NotificationSwitch } from "../notify/NotificationSwitch";
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
    <div className={styles["shell"]} data-areas={2 + (operator ? 1 : 0) + (supervisor ? 2 : 0)}>
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
        <NotificationSwitch />
        <ThemeSwitch />
        <SignedInUser />
      </header>
      <nav className={styles["rail"]} aria-label="Areas">
        <Area to="/" icon={<InboxIcon decorative size="sizeIcon40" />} name="Inbox" testId="rail-inbox" />
        <TasksArea />
        {supervisor ? <Area to="/links" icon={<LinkIcon decorative size="sizeIcon40" />} name="Links" testId="rail-links" /> : null}
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

/** Says how many tasks are offered to the signed-in agent, wherever they are. */
function TasksArea() {
  const { data } = useTasks();
  const offered = useMyTasks(data?.items ?? []).filter(({ reservation }) => reservation.status === "pending").length;
  return (
    <Area to="/tasks" icon={<ProductContactCenterTasksIcon decorative size="sizeIcon40" />} name="Tasks" testId="rail-tasks">
      {offered > 0 ? (
        <span className={styles["offered"]} data-testid="offered">
          {offered}
          <ScreenReaderOnly> offered</ScreenReaderOnly>
        </span>
      ) : null}
    </Area>
  );
}

/** Pages that belong to an area whose address they do not share. */
const within: Readonly<Record<string, readonly string[]>> = { "/settings": ["/erasures"], "/links": ["/drift"] };
/** All that is not the inbox. */
const elsewhere: readonly string[] = ["/operations", "/settings", "/erasures", "/tasks", "/links", "/drift"];

function Area({ to, icon, name, testId, children }: { to: string; icon: ReactNode; name: string; testId: string; children?: ReactNode }) {
  const { pathname } = useLocation();
  const current = to === "/" ? !elsewhere.some((area) => pathname.startsWith(area)) : [to, ...(within[to] ?? [])].some((area) => pathname.startsWith(area));
  return (
    <Link to={to} className={styles["railItem"]} aria-current={current ? "page" : undefined} data-testid={testId}>
      {icon}
      <span>{name}</span>
      {children}
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
