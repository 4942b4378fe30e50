import { Badge } from "@twilio-paste/core/badge";
import { Link, useSearchParams } from "react-router";
import type { LinkState, LinkView } from "../api/links";
import styles from "../operations/operations.module.css";
import { Listing } from "../operations/parts/Listing";
import { Page } from "../operations/parts/Page";
import { maySetUp } from "../settings/SettingsPage";
import { durationWords, useNow } from "../shell/clock";
import { useUser } from "../shell/useUser";
import { BacklogStrip } from "./BacklogStrip";
import { useLinks } from "./useLinks";
import { linkStateWords } from "./words";

const filters: readonly (readonly [LinkState | undefined, string])[] = [
  [undefined, "All"],
  ["open", "Open"],
  ["ended", "Nobody serves them"],
  ["closed", "Closed"],
];

/** All pairs of conversations that are kept alike, and how much is still to be copied. */
export function LinksPage() {
  const { data: user } = useUser();
  const [search] = useSearchParams();
  const state = filters.find(([each]) => each === search.get("state"))?.[0];
  const pages = useLinks(state);
  return (
    <Page title="Links">
      <BacklogStrip />
      <div className={styles["toolbar"]}>
        <nav className={styles["choice"]} aria-label="Which links">
          {filters.map(([each, label]) => (
            <Link
              key={label}
              className={styles["chip"]}
              to={each ? `?state=${each}` : "?"}
              aria-current={each === state ? "true" : undefined}
              data-testid={`links-${each ?? "all"}`}
            >
              {label}
            </Link>
          ))}
        </nav>
        {user && maySetUp(user.roles) ? (
          <Link className={styles["link"]} to="/drift" data-testid="to-drift">
            Drift report
          </Link>
        ) : null}
      </div>
      <Listing pages={pages} label="Links" empty={state ? "There is no such link." : "No conversation is linked yet."} testId="links">
        {(link) => <LinkRow key={link.id} link={link} />}
      </Listing>
    </Page>
  );
}

function LinkRow({ link }: { link: LinkView }) {
  const now = useNow(1_000);
  const [label, variant] = linkStateWords(link.state);
  return (
    <li className={styles["row"]} data-testid="link" data-state={link.state} data-late={link.lateReason != null}>
      <div className={styles["rowHead"]}>
        <Link className={styles["rowLink"]} to={`/links/${encodeURIComponent(link.id)}`}>
          {link.pair}: {link.first}, {link.second}
        </Link>
        <Badge as="span" variant={variant} size="small">
          {label}
        </Badge>
      </div>
      <Late link={link} now={now} />
      <div className={styles["rowFoot"]}>changed {durationWords((now.getTime() - Date.parse(link.changedAt)) / 1_000)} ago</div>
    </li>
  );
}

/** Why the newest of a link is not there yet. */
export function Late({ link, now }: { link: LinkView; now: Date }) {
  if (link.lateReason == null) return null;
  const since = link.lateSince ? ` for ${durationWords((now.getTime() - Date.parse(link.lateSince)) / 1_000)}` : "";
  return (
    <p className={styles["unreachable"]} data-testid="late">
      Late{since}: {link.lateReason}
    </p>
  );
}
