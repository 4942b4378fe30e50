import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { Link, useParams } from "react-router";
import { erasure } from "../api/erasures";
import { ProblemNotice } from "../shell/ProblemNotice";
import styles from "./erasures.module.css";
import { Receipt } from "./Receipt";

const pollMillis = 2_000;

/** The receipt of one erasure; while it is being done, as it goes on. */
export function ReceiptPage() {
  const { erasureId = "" } = useParams();
  const { data: receipt, error, refetch } = useQuery({
    queryKey: ["erasure", erasureId],
    queryFn: ({ signal }) => erasure(erasureId, signal),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.state === "pending" ? pollMillis : false),
  });
  useEffect(() => {
    document.title = "Receipt of an erasure - Trunkline";
  }, []);
  return (
    <div className={styles["page"]} data-testid="receipt-page">
      <h1>Receipt of an erasure</h1>
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null}
      {receipt ? <Receipt receipt={receipt} /> : null}
      <p>
        <Link to="/settings">All receipts</Link>
      </p>
    </div>
  );
}
