import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { ApiError } from "../api/client";
import { me } from "../api/conversations";
import { signInAgain } from "../api/session";
import type { ConversationsUpdate } from "../api/types";
import { fetchAnew } from "./fetchAnew";
import { withLastMessage } from "./lastMessage";
import { LatestViews } from "./latest";
import { refresher } from "./refresher";
import { type ConnectionState, type StreamPorts, UpdateStream } from "./stream";

interface Live {
  readonly latest: LatestViews;
  readonly connection: ConnectionState;
  /** True once the stream has answered, or has been waited for long enough: what is fetched from now on, and again when a late stream opens, has no gap to it. */
  readonly ready: boolean;
  /** Calls back for each update as it arrives, until the returned function is called. */
  readonly onUpdate: (listener: UpdateListener) => () => void;
}

type UpdateListener = (update: ConversationsUpdate, type: string) => void;

/** First part of the keys of all that the task board shows. */
export const boardKey = "task-board";
/** First part of the keys of all that is shown of links. */
export const linksKey = "links";
/** First part of the keys of all receipts of erasures. */
export const erasuresKey = "erasures";
/** Which workers are the signed-in person: many tasks change for each change of these. */
export const ownWorkersKey = "own-workers";
/** What is fetched anew when one of these is told. */
const keysOf: Readonly<Record<string, readonly string[]>> = {
  "trunkline.task.changed": [boardKey],
  "trunkline.worker.changed": [boardKey, ownWorkersKey],
  "trunkline.link.changed": [linksKey],
  "trunkline.erasure.changed": [erasuresKey],
};

const LiveContext = createContext<Live | undefined>(undefined);
const readyAtLatestMillis = 1_000;
const erased = "trunkline.conversation.erased";

const browserPorts: StreamPorts = {
  open: (url) => new EventSource(url),
  async signedIn() {
    try {
      await me();
      return true;
    } catch (error) {
      if (error instanceof ApiError && error.signedOut) return false;
      throw error;
    }
  },
  later(action, millis) {
    const timer = setTimeout(action, millis);
    return () => clearTimeout(timer);
  },
};

export function LiveProvider({ children, ports = browserPorts }: { children: ReactNode; ports?: StreamPorts }) {
  const queries = useQueryClient();
  const [latest] = useState(() => new LatestViews());
  const [listeners] = useState(() => new Set<UpdateListener>());
  const [connection, setConnection] = useState<ConnectionState>("connecting");
  const [waited, setWaited] = useState(false);

  useEffect(() => {
    const refresh = refresher(queries);
    const stream = new UpdateStream(
      "/api/stream?areas=conversations,tasks,workers,links",
      {
        onState: setConnection,
        onUpdate(told, type) {
          const keys = keysOf[type];
          if (keys !== undefined) {
            keys.forEach(refresh);
            for (const listener of listeners) listener(told, type);
            return;
          }
          const update = withLastMessage(told, type);
          if (type === erased && told.conversationId !== undefined) {
            latest.forget(told.conversationId);
            forget(queries, told.conversationId);
          } else {
            latest.put(update);
          }
          for (const listener of listeners) listener(update, type);
        },
        onGap: () => void fetchAnew(queries),
        onSignedOut: signInAgain,
      },
      ports,
    );
    const online = () => stream.restart();
    const offline = () => setConnection("reconnecting");
    // A browser keeps pages that were left for the way back, with their connections: a few of them, and none is left for the next page.
    const left = () => stream.pause();
    const returned = (event: PageTransitionEvent) => {
      if (event.persisted) stream.restart();
    };
    const cancelWait = ports.later(() => {
      stream.waitNoLonger();
      setWaited(true);
    }, readyAtLatestMillis);
    stream.start();
    window.addEventListener("online", online);
    window.addEventListener("offline", offline);
    window.addEventListener("pagehide", left);
    window.addEventListener("pageshow", returned);
    return () => {
      cancelWait();
      stream.stop();
      window.removeEventListener("online", online);
      window.removeEventListener("offline", offline);
      window.removeEventListener("pagehide", left);
      window.removeEventListener("pageshow", returned);
    };
  }, [latest, listeners, ports, queries]);

  const ready = waited || connection !== "connecting";
  const live = useMemo<Live>(
    () => ({
      latest,
      connection,
      ready,
      onUpdate(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    }),
    [latest, connection, ready, listeners],
  );
  return <LiveContext value={live}>{children}</LiveContext>;
}

/** Drops what was fetched of a conversation; lists that may hold it are fetched anew when they are looked at next. */
function forget(queries: QueryClient, id: string): void {
  for (const kept of ["conversation", "messages", "notes", "scheduled"]) queries.removeQueries({ queryKey: [kept, id] });
  for (const list of ["conversations", "search"]) void queries.invalidateQueries({ queryKey: [list] });
}

export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error("useLive: no LiveProvider above this component");
  return live;
}

/** The newest views, and a number that changes with them. */
export function useLatestViews(): { readonly latest: LatestViews; readonly revision: number } {
  const { latest } = useLive();
  const revision = useSyncExternalStore(latest.subscribe, latest.revision);
  return { latest, revision };
}
