import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { erasures } from "../api/erasures";
import { stateWords, troubleWords } from "../erasures/words";
import { fullTime } from "../inbox/time";
import { erasuresKey } from "../live/LiveProvider";
import { ProblemNotice } from "../shell/ProblemNotice";
import styles from "./settings.module.css";

/** Receipts of persons whose data were erased; erasing itself begins in a conversation's details. */
export function Erasures() {
  const { data, error } = useQuery({ queryKey: [erasuresKey], queryFn: ({ signal }) => erasures(signal), staleTime: 0 });
  return (
    <section className={styles["section"]} aria-label="Erased persons" data-testid="erasures">
      <h2>Erased persons</h2>
      <p>To erase all there is to a person, open a conversation with them and its details.</p>
      {error ? <ProblemNotice error={error} /> : null}
      {data?.items.length ? (
        <ul className={styles["list"]}>
          {data.items.map((receipt) => (
            <li key={receipt.id} className={styles["item"]} data-testid="erasure-item">
              <span className={styles["words"]}>
                <Link to={`/erasures/${receipt.id}`}>{fullTime(receipt.requestedAt)}</Link>
                <span>{receipt.reason}</span>
                <span className={styles["weak"]}>
                  {stateWords(receipt.state)}, by {receipt.requestedBy}
                </span>
                {troubleWords(receipt).map((words) => (
                  <span key={words} className={styles["weak"]}>
                    {words}
                  </span>
                ))}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p>None yet.</p>
      )}
    </section>
  );
}
