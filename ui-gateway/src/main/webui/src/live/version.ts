interface Versioned {
  readonly version: number;
}

/** The newer of two views of one thing; the second where both are the same version. */
export function newer<T extends Versioned>(known: T | undefined, heard: T): T {
  return known !== undefined && known.version > heard.version ? known : heard;
}
