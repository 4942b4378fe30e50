import type { TaskView } from "../api/taskBoard";

/** Whom a task is about: what its attributes call the customer, else its SID. */
export function customerOf(task: TaskView): string {
  return attributeOf(task, ["name", "customerName", "customerAddress", "from"]) ?? task.sid;
}

/** The customer's address, as the inbox has it; a task towards a customer says whom it is `to`. */
export function addressOf(task: TaskView): string | undefined {
  const outbound = attributeOf(task, ["direction"]) === "outbound";
  const address = attributeOf(task, outbound ? ["to"] : ["customerAddress", "from"]);
  return address !== undefined && /^([a-z]+:)?\+\d+$/.test(address) ? address : undefined;
}

/** The conversation at Twilio that a task is about. */
export function conversationOf(task: TaskView): string | undefined {
  const sid = attributeOf(task, ["conversationSid", "channelSid"]);
  return sid !== undefined && /^CH[0-9a-f]{32}$/i.test(sid) ? sid : undefined;
}

function attributeOf(task: TaskView, names: readonly string[]): string | undefined {
  try {
    const attributes: unknown = JSON.parse(task.attributes);
    if (typeof attributes === "object" && attributes !== null) {
      const named = attributes as Readonly<Record<string, unknown>>;
      for (const name of names) {
        const value = named[name];
        if (typeof value === "string" && value !== "") return value;
      }
    }
  } catch {
    // Not JSON: it names nobody.
  }
  return undefined;
}

/** How long ago; nothing where it is not known or lies ahead. */
export function secondsSince(instant: string | null | undefined, now: Date): number {
  return instant ? Math.max(0, (now.getTime() - Date.parse(instant)) / 1_000) : 0;
}
