import type { AuditLine } from "../api/erasures";

/** What was done, in words that follow a name. */
export function auditWords({ action, detail }: Pick<AuditLine, "action" | "detail">): string {
  switch (action) {
    case "released":
      return detail === null ? "released the claim" : `ended ${detail}'s claim`;
    case "assigned":
      return detail === null ? "assigned the conversation to nobody" : `assigned the conversation to ${detail}`;
    case "erased":
      return detail === null ? "erased the conversation" : `erased the person (receipt ${detail})`;
    case "renamed":
      return "named the contact";
    default:
      return `${action} the conversation`;
  }
}
