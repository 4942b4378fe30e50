import { NotificationIcon } from "@twilio-paste/icons/esm/NotificationIcon";
import { useEffect, useEffectEvent, useState } from "react";
import { useNavigate } from "react-router";
import { useOwnWorkers } from "../board/useBoard";
import { useLive } from "../live/LiveProvider";
import styles from "../shell/shell.module.css";
import { useUser } from "../shell/useUser";
import { newsOf } from "./news";
import { notificationSetting, permit, show } from "./show";

/** Notifies of messages and offers while nobody looks at the page; the browser is asked for leave when the button is pressed. */
export function NotificationSwitch() {
  const [on, setOn] = useState(notificationSetting.on);
  const [refused, setRefused] = useState(false);
  if (!notificationSetting.supported()) return null;

  const toggle = async () => {
    const wanted = !on && (await permit());
    setRefused(!on && !wanted);
    notificationSetting.write(wanted);
    setOn(wanted);
  };

  return (
    <>
      <button
        type="button"
        className={styles["headerButton"]}
        aria-label="Notifications"
        aria-pressed={on}
        title={refused ? "This browser does not allow notifications of this page" : on ? "Notifications are on" : "Notifications are off"}
        onClick={() => void toggle()}
        data-testid="notifications"
        data-on={on}
      >
        <NotificationIcon decorative size="sizeIcon20" />
      </button>
      {on ? <Notifier /> : null}
    </>
  );
}

function Notifier() {
  const { onUpdate } = useLive();
  const { data: user } = useUser();
  const { isMine } = useOwnWorkers();
  const navigate = useNavigate();
  const open = useEffectEvent((path: string) => void navigate(path));
  const heard = useEffectEvent((...[update, type]: Parameters<Parameters<typeof onUpdate>[0]>) => {
    if (document.visibilityState !== "hidden") return;
    const news = newsOf(type, update, { name: user?.name, isMine }, Date.now());
    if (news) void show(news, open);
  });
  useEffect(() => onUpdate((update, type) => heard(update, type)), [onUpdate]);
  useEffect(() => {
    // A notification of the service worker was clicked.
    const told = ({ data }: MessageEvent<unknown>) => {
      if (typeof data === "object" && data !== null && "trunklineOpen" in data) open(String(data.trunklineOpen));
    };
    navigator.serviceWorker?.addEventListener("message", told);
    return () => navigator.serviceWorker?.removeEventListener("message", told);
  }, []);
  return null;
}
