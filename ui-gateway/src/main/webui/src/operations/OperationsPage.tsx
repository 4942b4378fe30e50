import { Navigate, Route, Routes } from "react-router";
import { ProblemNotice } from "../shell/ProblemNotice";
import { useUser } from "../shell/useUser";
import { LedgerPage } from "./ledger/LedgerPage";
import { Overview } from "./overview/Overview";
import { Loading } from "./parts/Listing";
import { Page } from "./parts/Page";
import { ServiceArea } from "./service/ServiceArea";
import styles from "./operations.module.css";

/** What operators see of the journals and may do with them. */
export function OperationsPage() {
  const { data: user, error, refetch } = useUser();
  if (user?.roles.includes("operator")) return <Area />;
  return (
    <Page title="Operations">
      {user ? (
        <p className={styles["text"]} data-testid="needs-operator">
          This page needs the role operator. You are signed in as {user.name} with{" "}
          {user.roles.length === 0 ? "no role" : `the role ${user.roles.join(", ")}`}; ask whoever manages your login for it.
        </p>
      ) : error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading label="Operations" />
      )}
    </Page>
  );
}

function Area() {
  return (
    <Routes>
      <Route index element={<Overview />} />
      <Route path="ledger" element={<LedgerPage />} />
      <Route path=":service/*" element={<ServiceArea />} />
      <Route path="*" element={<Navigate to="/operations" replace />} />
    </Routes>
  );
}
