import styles from "../operations.module.css";

/** Why something failed, with the provider's code where it gave one. */
export function Reason({ reason, code, linked = false }: { reason: string | null; code: number | null; linked?: boolean }) {
  if (reason === null && code === null) return null;
  return (
    <span className={styles["reason"]} data-testid="reason">
      {reason}
      {code === null ? null : <> ({linked ? <CodeLink code={code} /> : `error ${code}`})</>}
    </span>
  );
}

function CodeLink({ code }: { code: number }) {
  return (
    <a className={styles["link"]} href={`https://www.twilio.com/docs/api/errors/${code}`} target="_blank" rel="noopener noreferrer">
      error {code}
    </a>
  );
}
