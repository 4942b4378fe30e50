import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { BrowserRouter, Navigate, Route, Routes } from "react-router";
import { ApiError } from "../api/client";
import { BoardPage } from "../board/BoardPage";
import { ReceiptPage } from "../erasures/ReceiptPage";
import { InboxPage } from "../inbox/InboxPage";
import { OutgoingProvider } from "../inbox/outgoing/OutgoingProvider";
import { DriftPage } from "../links/DriftPage";
import { LinkPage } from "../links/LinkPage";
import { LinksPage } from "../links/LinksPage";
import { LiveProvider } from "../live/LiveProvider";
import { SettingsPage } from "../settings/SettingsPage";
import { WiringPage } from "../settings/wiring/WiringPage";
import { OperationsPage } from "../operations/OperationsPage";
import { ConsoleTheme } from "./ConsoleTheme";
import { Shell } from "./Shell";

export function App() {
  const [queries] = useState(newQueryClient);
  return (
    <ConsoleTheme>
      <QueryClientProvider client={queries}>
        <LiveProvider>
          <OutgoingProvider>
            <BrowserRouter>
              <Shell>
                <Routes>
                  <Route path="/" element={<InboxPage />} />
                  <Route path="/conversations/:conversationId" element={<InboxPage />} />
                  <Route path="/tasks" element={<BoardPage />} />
                  <Route path="/links" element={<LinksPage />} />
                  <Route path="/links/:linkId" element={<LinkPage />} />
                  <Route path="/drift" element={<DriftPage />} />
                  <Route path="/operations/*" element={<OperationsPage />} />
                  <Route path="/settings" element={<SettingsPage />} />
                  <Route path="/settings/wiring" element={<WiringPage />} />
                  <Route path="/erasures/:erasureId" element={<ReceiptPage />} />
                  <Route path="*" element={<Navigate to="/" replace />} />
                </Routes>
              </Shell>
            </BrowserRouter>
          </OutgoingProvider>
        </LiveProvider>
      </QueryClientProvider>
    </ConsoleTheme>
  );
}

/** What was fetched stays true until the stream says otherwise, so nothing is fetched again by age or focus. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: "always",
        retry: (failures, error) => failures < 2 && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
      },
      mutations: { networkMode: "always" },
    },
  });
}
