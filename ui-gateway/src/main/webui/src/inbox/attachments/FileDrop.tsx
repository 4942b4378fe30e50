import { UploadToCloudIcon } from "@twilio-paste/icons/esm/UploadToCloudIcon";
import { type DragEvent, type ReactNode, useRef, useState } from "react";
import styles from "./attachments.module.css";

interface Props {
  readonly className: string | undefined;
  /** Absent where nothing can be sent now. */
  readonly onFiles: ((files: Iterable<File>) => void) | undefined;
  readonly children: ReactNode;
}

/** Takes files that are dropped on it; a file dropped where none is taken must not replace the page. */
export function FileDrop({ className, onFiles, children }: Props) {
  const depth = useRef(0);
  const [over, setOver] = useState(false);

  const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");
  const leave = () => {
    depth.current = 0;
    setOver(false);
  };

  return (
    <div
      className={className}
      onDragEnter={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        depth.current += 1;
        setOver(onFiles !== undefined);
      }}
      onDragOver={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = onFiles ? "copy" : "none";
      }}
      onDragLeave={(event) => {
        if (!carriesFiles(event)) return;
        depth.current -= 1;
        if (depth.current <= 0) leave();
      }}
      onDrop={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        leave();
        onFiles?.([...event.dataTransfer.files]);
      }}
      data-testid="drop-zone"
    >
      {children}
      {over ? (
        <div className={styles["drop"]} data-testid="drop-here">
          <UploadToCloudIcon decorative size="sizeIcon60" />
          Drop the files to attach them
        </div>
      ) : null}
    </div>
  );
}
