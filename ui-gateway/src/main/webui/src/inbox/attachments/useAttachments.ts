import { useCallback, useEffect, useRef, useState } from "react";
import { wordsOf } from "../../api/client";
import { uploadMedia } from "../../api/upload";
import { mediaKind } from "../media";
import { refusalOf, typeOf, useUploadRules } from "./rules";

/** A file on its way to a message. */
export interface Attachment {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  /** Address of the picture within this page, for images. */
  readonly preview: string | undefined;
  readonly state:
    | { readonly name: "uploading"; readonly share: number }
    | { readonly name: "ready"; readonly mediaUrl: string }
    | { readonly name: "failed"; readonly reason: string; readonly again: boolean };
}

let lastId = 0;

/** The files of one conversation's next message: uploaded as soon as they are chosen, told how far, stopped when taken away. */
export function useAttachments(channel: string) {
  const rules = useUploadRules();
  const [attachments, setAttachments] = useState<readonly Attachment[]>([]);
  const uploads = useRef(new Map<number, { readonly file: File; abort: AbortController }>());
  const previews = useRef(new Map<number, string>());

  const update = useCallback(
    (id: number, state: Attachment["state"]) => setAttachments((before) => before.map((each) => (each.id === id ? { ...each, state } : each))),
    [],
  );

  const upload = useCallback(
    (id: number, file: File) => {
      const abort = new AbortController();
      uploads.current.set(id, { file, abort });
      update(id, { name: "uploading", share: 0 });
      uploadMedia(typed(file, typeOf(file, rules)), (share) => update(id, { name: "uploading", share }), abort.signal).then(
        ({ mediaUrl }) => update(id, { name: "ready", mediaUrl }),
        (error: unknown) => {
          if (!abort.signal.aborted) update(id, { name: "failed", reason: wordsOf(error), again: true });
        },
      );
    },
    [update, rules],
  );

  const add = useCallback(
    (files: Iterable<File>) => {
      for (const file of files) {
        const id = (lastId += 1);
        const refusal = refusalOf(file, channel, rules);
        const preview = refusal === undefined && mediaKind(typeOf(file, rules)) === "image" ? URL.createObjectURL(file) : undefined;
        if (preview !== undefined) previews.current.set(id, preview);
        const state = refusal === undefined ? ({ name: "uploading", share: 0 } as const) : ({ name: "failed", reason: refusal, again: false } as const);
        setAttachments((before) => [...before, { id, name: file.name || "Pasted picture", size: file.size, preview, state }]);
        if (refusal === undefined) upload(id, file);
      }
    },
    [channel, rules, upload],
  );

  const forget = useCallback((id: number) => {
    uploads.current.get(id)?.abort.abort();
    uploads.current.delete(id);
    const preview = previews.current.get(id);
    if (preview !== undefined) URL.revokeObjectURL(preview);
    previews.current.delete(id);
  }, []);

  useEffect(() => {
    const known = uploads.current;
    return () => {
      for (const id of [...known.keys()]) forget(id);
    };
  }, [forget]);

  return {
    attachments,
    add,
    remove(id: number) {
      forget(id);
      setAttachments((before) => before.filter((each) => each.id !== id));
    },
    again(id: number) {
      const known = uploads.current.get(id);
      if (known) upload(id, known.file);
    },
    clear() {
      for (const { id } of attachments) forget(id);
      setAttachments([]);
    },
  };
}

export type Attachments = ReturnType<typeof useAttachments>;

/** With the type that its name tells, where the system told none. */
function typed(file: File, type: string): File {
  return type === file.type ? file : new File([file], file.name, { type });
}
