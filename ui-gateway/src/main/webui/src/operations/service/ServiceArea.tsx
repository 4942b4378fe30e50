import { Navigate, Route, Routes, useParams } from "react-router";
import { AuditLog } from "../audit/AuditLog";
import { EntriesTab } from "../entries/EntriesTab";
import { EntryPage } from "../entries/EntryPage";
import { EventPage } from "../entries/EventPage";
import { ParkedTab } from "../entries/ParkedTab";
import { LanePage } from "../lanes/LanePage";
import { LanesTab } from "../lanes/LanesTab";
import { Reconciliation } from "../reconciliation/Reconciliation";
import { NewReplayPage } from "../replay/NewReplayPage";
import { ReplayPage } from "../replay/ReplayPage";
import { ReplaysTab } from "../replay/ReplaysTab";
import { services } from "../words";
import { ServicePage } from "./ServicePage";

/** Everything about one service. */
export function ServiceArea() {
  const { service = "" } = useParams();
  if (!services.includes(service)) return <Navigate to="/operations" replace />;
  const tab = (content: React.ReactNode) => <ServicePage service={service}>{content}</ServicePage>;
  return (
    <Routes>
      <Route path="parked" element={tab(<ParkedTab service={service} />)} />
      <Route path="lanes" element={tab(<LanesTab service={service} />)} />
      <Route path="entries" element={tab(<EntriesTab service={service} />)} />
      <Route path="replays" element={tab(<ReplaysTab service={service} />)} />
      <Route path="reconciliation" element={tab(<Reconciliation service={service} />)} />
      <Route path="audit" element={tab(<AuditLog service={service} />)} />
      <Route path="entries/:entryId" element={<EntryPage service={service} />} />
      <Route path="events/:eventId" element={<EventPage service={service} />} />
      <Route path="lane" element={<LanePage service={service} />} />
      <Route path="replays/new" element={<NewReplayPage service={service} />} />
      <Route path="replays/:replayId" element={<ReplayPage service={service} />} />
      <Route path="*" element={<Navigate to={`/operations/${service}/parked`} replace />} />
    </Routes>
  );
}
