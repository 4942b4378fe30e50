import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { Link, useParams } from "react-router";
import { erasure } from "../api/erasures";
import { erasuresKey } from "../live/LiveProvider";
import { ProblemNotice } from "../shell/ProblemNotice";
import styles from "./erasures.module.css";
import { Receipt } from "./Receipt";
import { titleWords } from "./words";

/** The receipt of one erasure, as it goes on: updates have it fetched anew. */
export function ReceiptPage() {
  const { erasureId = "" } = useParams();
  const { data: receipt, error, refetch } = useQuery({
    queryKey: [erasuresKey, erasureId],
    queryFn: ({ signal }) => erasure(erasureId, signal),
    staleTime: 0,
  });
  useEffect(() => {
    document.title = "Receipt of an erasure - Trunkline";
  }, []);
  return (
    <div className={styles["page"]} data-testid="receipt-page">
      <h1>{titleWords(receipt?.state)}</h1>
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null}
      {receipt ? <Receipt receipt={receipt} /> : null}
      <p>
        <Link to="/settings">All receipts</Link>
      </p>
    </div>
  );
}
