import { useQuery } from "@tanstack/react-query";
import { Avatar } from "@twilio-paste/core/avatar";
import { ScreenReaderOnly } from "@twilio-paste/core/screen-reader-only";
import { InboxIcon } from "@twilio-paste/icons/esm/InboxIcon";
import { LogOutIcon } from "@twilio-paste/icons/esm/LogOutIcon";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { me } from "../api/conversations";
import { ConnectionStatus } from "../live/ConnectionStatus";
import styles from "./shell.module.css";

/** What stands around every area: header, rail, and the area itself. */
export function Shell({ children }: { children: ReactNode }) {
  return (
    <div className={styles["shell"]}>
      <a className={styles["skip"]} href="#area">
        Skip to the conversations
      </a>
      <header className={styles["header"]}>
        <Link to="/" className={styles["brand"]} aria-label="Trunkline, to the inbox">
          <img src="/trunkline.svg" alt="" width={28} height={28} />
          <span>Trunkline</span>
        </Link>
        <ConnectionStatus />
        <SignedInUser />
      </header>
      <nav className={styles["rail"]} aria-label="Areas">
        <Link to="/" className={styles["railItem"]} aria-current="page" data-testid="rail-inbox">
          <InboxIcon decorative size="sizeIcon40" />
          <span>Inbox</span>
        </Link>
      </nav>
      <main id="area" className={styles["area"]} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

function SignedInUser() {
  const { data: user } = useQuery({ queryKey: ["me"], queryFn: ({ signal }) => me(signal) });
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
