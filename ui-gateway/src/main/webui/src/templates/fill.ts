const placeholder = /\{\{\s*([A-Za-z0-9_]+)\s*}}/g;

/** A text with values in the place of its placeholders; those without a value stay as they are. */
export function fill(text: string, values: Readonly<Record<string, string | undefined>>): string {
  return text.replace(placeholder, (whole, name: string) => values[name] || whole);
}
