/** Addresses of the area's pages. */

export const laneAddress = (service: string, key: string) => `/operations/${service}/lane?${new URLSearchParams({ key }).toString()}`;

export const entryAddress = (service: string, id: number) => `/operations/${service}/entries/${id}`;

/** The entry that an event became. */
export const eventAddress = (service: string, eventId: string) => `/operations/${service}/events/${encodeURIComponent(eventId)}`;

/** All entries of a lane. */
export const laneEntriesAddress = (service: string, lane: string) => `/operations/${service}/entries?${new URLSearchParams({ lane }).toString()}`;

export const replayAddress = (service: string, id: number) => `/operations/${service}/replays/${id}`;

/** The form of a new replay, with what is already known of it. */
export const newReplayAddress = (service: string, given: Readonly<Record<string, string>> = {}) =>
  `/operations/${service}/replays/new?${new URLSearchParams(given).toString()}`;
