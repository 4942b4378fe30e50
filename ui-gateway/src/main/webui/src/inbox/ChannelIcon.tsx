import type { ReactNode } from "react";
import styles from "./inbox.module.css";

const channels: Readonly<Record<string, { name: string; glyph: ReactNode }>> = {
  sms: { name: "SMS", glyph: <path d="M3.4 3h9.2c.8 0 1.4.6 1.4 1.4v5.2c0 .8-.6 1.4-1.4 1.4H8.2L5 13.6V11H3.4C2.6 11 2 10.4 2 9.6V4.400C2 3.6 2.6 3 3.4 3z" /> },
  whatsapp: {
    name: "WhatsApp",
    glyph: (
      <path d="M5.6 2.6 7 5.2 5.9 6.400c.6 1.5 2.2 3.1 3.7 3.700l1.2-1.1 2.6 1.400c.3.2.4.5.3.8-.5 1.5-1.6 2.3-3 2.300C6.4 13.5 2.5 9.6 2.5 5.300c0-1.4.8-2.5 2.3-3 .3-.1.6 0 .8.3z" />
    ),
  },
  messenger: { name: "Messenger", glyph: <path d="m1.8 11 4.3-5.3 3.3 2.600L14.2 5l-4.3 5.3-3.3-2.600z" /> },
  rcs: {
    name: "RCS",
    glyph: (
      <>
        <circle cx="3.7" cy="8" r="1.7" />
        <circle cx="8" cy="8" r="1.7" />
        <circle cx="12.3" cy="8" r="1.7" />
      </>
    ),
  },
};

/** All there are for new messages. */
export const knownChannels: readonly string[] = Object.keys(channels);

export function channelName(channel: string): string {
  return channels[channel]?.name ?? channel;
}

/** The channel as a small coloured disc; its name is there for those who do not see it. */
export function ChannelIcon({ channel }: { channel: string }) {
  const known = channels[channel];
  return (
    <svg
      className={styles["channel"]}
      viewBox="-4 -4 24 24"
      role="img"
      aria-label={channelName(channel)}
      data-channel={known ? channel : "other"}
      data-testid="channel"
    >
      <circle className={styles["channelDisc"]} cx="8" cy="8" r="12" />
      <g fill="#fff">{known?.glyph ?? <circle cx="8" cy="8" r="4" />}</g>
    </svg>
  );
}
