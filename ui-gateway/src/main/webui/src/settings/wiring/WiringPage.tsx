import { Button } from "@twilio-paste/core/button";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiError } from "../../api/client";
import { applyWiring, checkWiring, type WiredService, type Wiring, wiring, type WiringSetting } from "../../api/wiring";
import { type Action, ActionDialog } from "../../operations/parts/ActionDialog";
import { Empty, Loading } from "../../operations/parts/Listing";
import { Page } from "../../operations/parts/Page";
import { Panel } from "../../operations/parts/Panel";
import { momentWords } from "../../operations/time";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { useUser } from "../../shell/useUser";
import { maySetUp } from "../SettingsPage";
import { Applies } from "./Applies";
import { ResourcePanel } from "./ResourcePanel";
import styles from "./wiring.module.css";

const pollMillis = 1_000;
const services: readonly WiredService[] = ["messaging", "bridge", "taskrouter"];

const nothing = {
  messaging: "Nothing at Twilio is looked after. Name numbers or Messaging Services in trunkline.messaging.wiring, or turn on its event-streams.",
  bridge: "Nothing at Twilio is looked after: trunkline.bridge.pairs names no workspaces.",
  taskrouter: "Nothing at Twilio is looked after. Set trunkline.taskrouter.workspaces and trunkline.taskrouter.wiring.public-url.",
} as const;

const modes = {
  off: "Off: nothing is looked at or changed at Twilio.",
  check: "Differences are shown here. They are mended when an operator applies the wanted values.",
  apply: "Differences are mended as soon as they are found.",
} as const;

/** What is set at Twilio so that messages come, and what differs from what is wanted. */
export function WiringPage() {
  const { data: user } = useUser();
  if (!user) return null;
  return (
    <Page title="Settings at Twilio" back={{ to: "/settings", label: "Settings" }}>
      {maySetUp(user.roles) ? (
        services.map((service) => <Report key={service} service={service} operator={user.roles.includes("operator")} />)
      ) : (
        <ProblemNotice error={new ApiError(403, "Not allowed", "Settings are for supervisors. Ask for that role.")} />
      )}
    </Page>
  );
}

/** One service's; nothing where the installation does not have it. */
function Report({ service, operator }: { service: WiredService; operator: boolean }) {
  const queryKey = ["wiring", service];
  const named = (testId: string) => (service === "messaging" ? testId : `${testId}-${service}`);
  const queries = useQueryClient();
  const report = useQuery({
    queryKey,
    queryFn: ({ signal }) => wiring(service, signal),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.applies.some((apply) => apply.state === "waiting") ? pollMillis : false),
  });
  const check = useMutation({ mutationFn: () => checkWiring(service), onSuccess: (found) => queries.setQueryData(queryKey, found) });
  const [action, setAction] = useState<Action>();

  const ask = (what: string, wires: readonly string[]) =>
    setAction({
      title: "Apply to Twilio",
      effect: `Sets ${what} at Twilio to the wanted values. What is set there now is kept here as the previous value.`,
      confirm: "Apply",
      run: async (why) => {
        await applyWiring(service, why, wires);
        await queries.invalidateQueries({ queryKey });
        setAction(undefined);
      },
    });

  const error = check.error ?? report.error;
  const data = report.data;
  if (service !== "messaging" && error instanceof ApiError && error.status === 404) return null;
  return (
    <>
      {error ? <ProblemNotice error={error} onRetry={() => void report.refetch()} /> : null}
      {report.isPending && !report.error ? <Loading label={`settings of ${service} at Twilio`} /> : null}
      {data ? (
        <>
          <Panel
            heading={headingOf(data)}
            testId={named("wiring-summary")}
            actions={
              data.mode === "off" ? null : (
                <>
                  <Button variant="secondary" size="small" loading={check.isPending} onClick={() => check.mutate()} data-testid={named("check-wiring")}>
                    Check now
                  </Button>
                  {operator && data.items.some((item) => item.mendable) ? (
                    <Button variant="primary" size="small" onClick={() => ask("everything that differs", [])} data-testid={named("apply-all")}>
                      Apply all
                    </Button>
                  ) : null}
                </>
              )
            }
          >
            <p className={styles["text"]}>{modes[data.mode]}</p>
            <p className={styles["weak"]}>{data.checkedAt ? `Last checked ${momentWords(data.checkedAt)}.` : "Not checked yet."}</p>
          </Panel>
          {data.items.length === 0 ? (
            <Empty>
              {nothing[service]}
            </Empty>
          ) : null}
          {byResource(data.items).map((items) => (
            <ResourcePanel key={items[0].wire} items={items} applyId={named("apply-resource")} onApply={operator && data.mode !== "off" ? () => ask(items[0].resource, [items[0].wire]) : undefined} />
          ))}
          {data.applies.length === 0 ? null : <Applies applies={data.applies} />}
        </>
      ) : null}
      {action ? <ActionDialog action={action} onDismiss={() => setAction(undefined)} /> : null}
    </>
  );
}

const names: Readonly<Record<string, string>> = { messaging: "Messages", bridge: "Workspaces", taskrouter: "Task board" };

const headingOf = (found: Wiring) => `${names[found.service] ?? found.service} · ${standing(found)}`;

function standing({ items, mode }: Wiring): string {
  if (mode === "off") return "Off";
  const different = items.filter(({ state }) => state === "drifted" || state === "missing").length;
  const unknown = items.filter(({ state }) => state === "unreachable" || state === "unchecked").length;
  if (different > 0) return `${different} of ${items.length} settings differ`;
  if (unknown > 0) return `${unknown} of ${items.length} settings are not known`;
  return items.length === 0 ? "Nothing to look after" : "Everything is as wanted";
}

type Items = readonly [WiringSetting, ...WiringSetting[]];

/** Settings of one resource together, in the service's order. */
export function byResource(items: readonly WiringSetting[]): readonly Items[] {
  const groups = new Map<string, [WiringSetting, ...WiringSetting[]]>();
  for (const item of items) {
    const group = groups.get(item.wire);
    if (group) group.push(item);
    else groups.set(item.wire, [item]);
  }
  return [...groups.values()];
}
