import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import styles from "./thread.module.css";

/**
 * A PDF in the browser's own viewer. Drawn from its bytes and not from its address: the gateway serves every PDF as a download, so
 * that none is opened as a page of ours.
 */
export function PdfFrame({ url, label }: { url: string; label: string }) {
  const { data } = useQuery({ queryKey: ["pdf", url], queryFn: ({ signal }) => bytes(url, signal), staleTime: Infinity, retry: 1 });
  const [address, setAddress] = useState<string>();

  useEffect(() => {
    if (!data) return;
    const made = URL.createObjectURL(data);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);

  return address ? <iframe className={styles["pdf"]} src={address} title={label} data-testid="media-pdf" /> : null;
}

async function bytes(url: string, signal: AbortSignal): Promise<Blob> {
  const response = await fetch(url, { credentials: "same-origin", signal });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  // The type is ours to say: whatever else it may be, it is shown as a PDF or not at all.
  return new Blob([await response.arrayBuffer()], { type: "application/pdf" });
}
