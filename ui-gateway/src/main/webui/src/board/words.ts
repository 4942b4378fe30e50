import type { TaskView } from "../api/taskBoard";

/** Whom a task is about: what its attributes call the customer, else its SID. */
export function customerOf(task: TaskView): string {
  try {
    const attributes: unknown = JSON.parse(task.attributes);
    if (typeof attributes === "object" && attributes !== null) {
      const named = attributes as Readonly<Record<string, unknown>>;
      for (const key of ["name", "customerName", "customerAddress", "from"]) {
        const value = named[key];
        if (typeof value === "string" && value !== "") return value;
      }
    }
  } catch {
    // Not JSON: it names nobody.
  }
  return task.sid;
}

/** How long ago; nothing where it is not known or lies ahead. */
export function secondsSince(instant: string | null | undefined, now: Date): number {
  return instant ? Math.max(0, (now.getTime() - Date.parse(instant)) / 1_000) : 0;
}
