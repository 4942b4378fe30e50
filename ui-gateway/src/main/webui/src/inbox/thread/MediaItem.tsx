import { ChatAttachment, ChatAttachmentDescription, ChatAttachmentLink } from "@twilio-paste/core/chat-log";
import { DownloadIcon } from "@twilio-paste/icons/esm/DownloadIcon";
import { useState } from "react";
import type { MediaView } from "../../api/types";
import { byteSize, mediaKind, mediaName, safeUrl } from "../media";
import { ImageDialog } from "./ImageDialog";
import { MissingMedia, Placeholder } from "./MissingMedia";
import { PdfFrame } from "./PdfFrame";
import styles from "./thread.module.css";

interface Props {
  readonly media: MediaView;
  readonly sender: string;
  /** Whether its message was never sent, so that Twilio has nothing of it. */
  readonly unsent?: boolean;
}

export function MediaItem({ media, sender, unsent = false }: Props) {
  const name = mediaName(media);
  const url = safeUrl(media.url);
  if (unsent && media.state !== "stored") {
    return <Placeholder state="failed" text="The attachment was not sent" />;
  }
  if (media.state === "pending") {
    return <MissingMedia id={media.id} state="pending" text={`${name} is on its way`} />;
  }
  if (media.state !== "stored") {
    return <MissingMedia id={media.id} state="failed" text={`${name} could not be fetched`} />;
  }
  if (url === undefined) {
    return <Placeholder state="failed" text={`${name} cannot be shown`} />;
  }
  const label = `${name} ${media.index + 1} from ${sender}`;
  switch (mediaKind(media.contentType)) {
    case "image":
      return <InlineImage url={url} label={label} />;
    case "audio":
      return <audio className={styles["audio"]} controls preload="metadata" src={url} aria-label={label} data-testid="media-audio" />;
    case "video":
      return <video className={styles["video"]} controls preload="metadata" src={url} aria-label={label} data-testid="media-video" />;
    case "pdf":
      return (
        <>
          <PdfFrame url={url} label={label} />
          <FileLink media={media} url={url} name={name} />
        </>
      );
    case "file":
      return <FileLink media={media} url={url} name={name} />;
  }
}

function FileLink({ media, url, name }: { media: MediaView; url: string; name: string }) {
  return (
    <ChatAttachment attachmentIcon={<DownloadIcon decorative />} data-testid="media-file">
      <ChatAttachmentLink href={url} target="_blank" rel="noopener noreferrer">
        {name}
      </ChatAttachmentLink>
      <ChatAttachmentDescription>{media.size == null ? media.contentType : byteSize(media.size)}</ChatAttachmentDescription>
    </ChatAttachment>
  );
}

function InlineImage({ url, label }: { url: string; label: string }) {
  const [open, setOpen] = useState(false);
  const [broken, setBroken] = useState(false);
  if (broken) return <Placeholder state="failed" text="Image could not be loaded" />;
  return (
    <>
      <button type="button" className={styles["imageButton"]} onClick={() => setOpen(true)} aria-label={`${label}, show in full size`}>
        <img className={styles["image"]} src={url} alt={label} loading="lazy" onError={() => setBroken(true)} data-testid="media-image" />
      </button>
      <ImageDialog url={url} label={label} isOpen={open} onDismiss={() => setOpen(false)} />
    </>
  );
}
