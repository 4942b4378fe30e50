import { Badge } from "@twilio-paste/core/badge";
import type { CopyView, LinkView, Side } from "../api/links";
import { Empty } from "../operations/parts/Listing";
import { Panel } from "../operations/parts/Panel";
import { momentWords } from "../operations/time";
import { plural } from "../operations/words";
import styles from "./links.module.css";
import { copyStateWords } from "./words";

const sides: readonly Side[] = ["first", "second"];

/** Each message where it was said, with its copy beside it or why there is none; the newest on top. */
export function Messages({ link, messages }: { link: LinkView; messages: readonly CopyView[] }) {
  return (
    <Panel heading="Messages">
      {messages.length === 0 ? <Empty>Nothing has been said yet.</Empty> : null}
      {messages.length > 0 ? (
        <div className={styles["scroller"]}>
          <table className={styles["table"]} data-testid="copies">
            <thead>
              <tr>
                <th scope="col">First side</th>
                <th scope="col">Second side</th>
              </tr>
            </thead>
            <tbody>
              {messages.map((message) => (
                <tr key={`${message.side} ${message.sid}`} data-testid="copy" data-state={message.state} data-side={message.side}>
                  {sides.map((side) => (
                    <td key={side} data-label={side === "first" ? `First side, ${link.first}` : `Second side, ${link.second}`}>
                      {side === message.side ? <Said message={message} /> : <Copied message={message} />}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </Panel>
  );
}

function Said({ message }: { message: CopyView }) {
  return (
    <>
      <strong>{message.author}</strong>
      {message.media > 0 ? <span>, {plural(message.media, "file")}</span> : null}
      <Where sid={message.sid} index={message.index} at={message.saidAt} />
    </>
  );
}

function Copied({ message }: { message: CopyView }) {
  const [label, variant] = copyStateWords(message.state);
  return (
    <>
      <Badge as="span" variant={variant} size="small">
        {label}
      </Badge>
      {message.reason ? (
        <div className={styles["reason"]} data-testid="copy-reason">
          {message.reason}
        </div>
      ) : null}
      {message.copySid ? <Where sid={message.copySid} index={message.copyIndex} at={message.copiedAt} /> : null}
    </>
  );
}

function Where({ sid, index, at }: { sid: string; index: number | null | undefined; at: string | null | undefined }) {
  return (
    <div className={styles["weak"]}>
      {at ? `${momentWords(at)}, ` : ""}
      {index == null ? "" : `no. ${index}, `}
      {sid}
    </div>
  );
}
