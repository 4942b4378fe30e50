import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { previewReplay, type ReplayPreview, type Selection, startReplay, type TopicPreview } from "../../api/journal";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { replayAddress } from "../addresses";
import styles from "../operations.module.css";
import { Page } from "../parts/Page";
import { useRefresh } from "../useOperations";
import { serviceName } from "../words";
import { PreviewPanel } from "./PreviewPanel";
import { fieldsOf, selectionOf } from "./selection";
import { SelectionForm } from "./SelectionForm";

interface Previewed {
  readonly selection: Selection;
  readonly preview: ReplayPreview | TopicPreview;
}

/** A replay is chosen, looked at, and only then started. */
export function NewReplayPage({ service }: { service: string }) {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const refresh = useRefresh(service);
  const [fields, setFields] = useState(() => fieldsOf(search));
  const [previewed, setPreviewed] = useState<Previewed>();
  const [looking, setLooking] = useState(false);
  const [mistake, setMistake] = useState<string>();
  const [error, setError] = useState<unknown>();

  const preview = async () => {
    const selection = selectionOf(fields);
    setPreviewed(undefined);
    setError(undefined);
    if ("mistake" in selection) {
      setMistake(selection.mistake);
      return;
    }
    setLooking(true);
    try {
      setPreviewed({ selection, preview: await previewReplay(service, selection) });
    } catch (cause) {
      setError(cause);
    } finally {
      setLooking(false);
    }
  };

  const start = async (selection: Selection, why: string) => {
    const replay = await startReplay(service, selection, why);
    await refresh();
    void navigate(replayAddress(service, replay.id), { replace: true });
  };

  return (
    <Page title={`Replay in ${serviceName(service)}`} back={{ to: `/operations/${service}/replays`, label: "Replays" }}>
      <p className={styles["text"]}>
        A replay does finished work anew: copies of entries join the ends of their lanes. Steps that succeeded are not repeated. From a Kafka topic it takes in
        what never reached the journal.
      </p>
      <SelectionForm
        fields={fields}
        mistake={mistake}
        loading={looking}
        onChange={(next) => {
          setFields(next);
          // What was looked at is no longer what would be started.
          setPreviewed(undefined);
          setMistake(undefined);
          setError(undefined);
        }}
        onPreview={() => void preview()}
      />
      {error === undefined ? null : <ProblemNotice error={error} />}
      {previewed ? <PreviewPanel selection={previewed.selection} preview={previewed.preview} onStart={(why) => start(previewed.selection, why)} /> : null}
    </Page>
  );
}
