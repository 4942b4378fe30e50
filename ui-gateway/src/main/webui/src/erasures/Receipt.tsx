import type { ErasurePart, ErasureReceipt } from "../api/erasures";
import { fullTime } from "../inbox/time";
import styles from "./erasures.module.css";
import { kindWords, stateWords } from "./words";

/** What was erased, by whom and why, and what time alone will delete. */
export function Receipt({ receipt }: { receipt: ErasureReceipt }) {
  const counted = Object.entries(receipt.counts).filter(([, count]) => count > 0);
  return (
    <div className={styles["receipt"]} data-testid="receipt" data-state={receipt.state}>
      <dl className={styles["facts"]}>
        <Fact name="State" value={stateWords(receipt.state)} />
        {receipt.trouble === null ? null : <Fact name="Trouble" value={receipt.trouble} />}
        <Fact name="Receipt" value={receipt.id} />
        <Fact name="Person" value={`known only as ${receipt.subject.slice(0, 16)}…`} />
        <Fact name="Reason" value={receipt.reason} />
        <Fact name="Asked for" value={`by ${receipt.requestedBy}, ${fullTime(receipt.requestedAt)}`} />
        {receipt.finishedAt === null ? null : (
          <Fact name={receipt.state === "done" ? "Done" : "Last part done"} value={fullTime(receipt.finishedAt)} />
        )}
        <Fact name="At Twilio" value={receipt.atTwilio ? "Twilio was asked to delete the messages too" : "Twilio keeps its copies of the messages"} />
      </dl>
      {receipt.state in advice ? <p data-testid="receipt-advice">{advice[receipt.state]}</p> : null}
      <h3>What was erased in the inbox</h3>
      {counted.length === 0 ? (
        <p>{receipt.state === "pending" ? "Nothing yet." : "The inbox knew nothing of this person."}</p>
      ) : (
        <dl className={styles["facts"]}>
          {counted.map(([kind, count]) => (
            <Fact key={kind} name={kindWords(kind)} value={String(count)} />
          ))}
        </dl>
      )}
      {receipt.services.length === 0 ? null : (
        <>
          <h3>In the other services</h3>
          <dl className={styles["facts"]}>
            {receipt.services.map((part) => (
              <Fact key={part.service} name={part.service} value={partWords(part)} />
            ))}
          </dl>
        </>
      )}
      {receipt.expires.length === 0 ? null : (
        <>
          <h3>What time will delete</h3>
          <p>Kafka deletes the rest by itself, at the latest:</p>
          <dl className={styles["facts"]}>
            {receipt.expires.map(({ what, by }) => (
              <Fact key={what} name={what} value={fullTime(by)} />
            ))}
          </dl>
        </>
      )}
    </div>
  );
}

/** What a service erased, or why it did not. */
function partWords({ state, reason, counts, left }: ErasurePart): string {
  if (state === "pending") return "Not done yet: it has not answered";
  if (state === "stuck") return `Stuck: ${reason ?? "it did not say why"}`;
  const counted = Object.entries(counts).filter(([, count]) => count > 0);
  const words = counted.length === 0 ? "Nothing was known" : counted.map(([kind, count]) => `${kindWords(kind)}: ${String(count)}`).join("; ");
  return left === 0 ? words : `${words}; ${String(left)} still in use and left`;
}

/** What to do where not all is erased. */
const advice: Readonly<Record<string, string>> = {
  pending: "Services that are away do their part as soon as they are back; those that do not answer are asked again each day. The address is kept until then.",
  stuck: "An operator finds the entry that gave up in the journal of the service, mends the cause and has it tried again; where it was the inbox, erasing the person once more does that too. The address is kept until then.",
  incomplete: "What was in use was left, or services still find more. It is tried again every few hours by itself, until that conversation or task has ended and nothing more is found; the address is kept until then.",
};

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
