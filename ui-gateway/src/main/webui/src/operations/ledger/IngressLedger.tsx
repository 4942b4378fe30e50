import { indented } from "../entries/payload";
import { Facts } from "../parts/Facts";
import { Panel } from "../parts/Panel";
import styles from "../operations.module.css";
import { numberWords } from "../words";

const names: Readonly<Record<string, string>> = {
  spooled: "Waiting in the spool",
  setAside: "Set aside: Kafka never took them",
  quarantined: "In quarantine",
  received: "Received",
  published: "Published",
};
/** Said elsewhere, or not needed. */
const left = new Set(["service", "reachable", "reason", "from", "to", "cut", "quarantineTrouble"]);

/** What the door has not handed on. */
export function IngressLedger({ ingress }: { ingress: Readonly<Record<string, unknown>> }) {
  const facts = Object.entries(ingress).filter(([name]) => !left.has(name));
  return (
    <Panel heading="Ingress" testId="ledger-ingress">
      {ingress["reachable"] === false ? (
        <p className={styles["unreachable"]}>
          {"spooled" in ingress ? "Not every instance answers" : "Nothing is known"}
          {ingress["reason"] ? `: ${String(ingress["reason"])}` : ", as it does not answer."}
        </p>
      ) : null}
      {ingress["cut"] === true ? <p className={styles["text"]}>More is held than is named by id.</p> : null}
      {ingress["quarantineTrouble"] ? <p className={styles["unreachable"]}>The quarantine cannot be read: {String(ingress["quarantineTrouble"])}</p> : null}
      <Facts facts={facts.map(([name, value]) => [names[name] ?? inWords(name), shown(value)])} />
    </Panel>
  );
}

function shown(value: unknown) {
  if (typeof value === "number") return numberWords(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return value;
  if (value === null || (Array.isArray(value) && value.length === 0)) return null;
  const text = JSON.stringify(value);
  return <pre className={styles["pre"]}>{indented(text) ?? text}</pre>;
}

/** `oldestAgeSeconds` as "Oldest age seconds". */
function inWords(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
