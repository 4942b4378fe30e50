import { ArrowForwardIcon } from "@twilio-paste/icons/esm/ArrowForwardIcon";
import { Link } from "react-router";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { Empty, Loading } from "../parts/Listing";
import { Page } from "../parts/Page";
import styles from "../operations.module.css";
import { momentWords } from "../time";
import { useSummaries } from "../useOperations";
import { ServiceCard } from "./ServiceCard";

/** All services side by side, live. */
export function Overview() {
  const { services, error, isPending, dataUpdatedAt, refetch } = useSummaries();
  return (
    <Page title="Operations">
      <p className={styles["text"]}>
        What each service still has to do, every two seconds. Open one to look into its lanes, deal with what is parked, and replay.
      </p>
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null}
      {error && services ? <p className={styles["weak"]}>The figures below are those of {momentWords(new Date(dataUpdatedAt).toISOString())}.</p> : null}
      {isPending && !error ? <Loading label="services" /> : null}
      {services?.length === 0 ? <Empty>The gateway knows of no service with a journal.</Empty> : null}
      <ul className={styles["cards"]} aria-label="Services">
        {services?.map((summary) => (
          <ServiceCard key={summary.service} summary={summary} />
        ))}
      </ul>
      <Link className={styles["wide"]} to="/operations/ledger" data-testid="to-ledger">
        <span>
          <strong>Ledger</strong>
          <span className={styles["weak"]}>Compare what Twilio sent with what was done, by id.</span>
        </span>
        <ArrowForwardIcon decorative size="sizeIcon30" />
      </Link>
    </Page>
  );
}
