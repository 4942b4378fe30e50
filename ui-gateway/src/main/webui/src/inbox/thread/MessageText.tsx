import { textParts } from "./links";
import styles from "./thread.module.css";

/** A message's text, as text; its web addresses can be followed. */
export function MessageText({ body }: { body: string }) {
  if (body === "") return <em data-testid="body">Empty message</em>;
  return (
    <span data-testid="body">
      {textParts(body).map(({ text, href }, index) =>
        href === undefined ? (
          text
        ) : (
          <a key={index} className={styles["link"]} href={href} target="_blank" rel="noopener noreferrer">
            {text}
          </a>
        ),
      )}
    </span>
  );
}
