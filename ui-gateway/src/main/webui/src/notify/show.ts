import type { News } from "./news";

const setting = "trunkline.notifications";

/** Kept on this computer or telephone, as the permission is. */
export const notificationSetting = {
  supported: (): boolean => "Notification" in window,
  on: (): boolean => "Notification" in window && Notification.permission === "granted" && localStorage.getItem(setting) === "on",
  write: (on: boolean): void => localStorage.setItem(setting, on ? "on" : "off"),
};

/** Asks the person, who has just clicked; false where they or the browser refuse. */
export async function permit(): Promise<boolean> {
  if ((await Notification.requestPermission()) !== "granted") return false;
  await navigator.serviceWorker?.register("/notifications.js");
  return true;
}

/** Telephones know notifications of service workers only; where there is none, the page shows its own. */
export async function show({ title, body, tag, path }: News, open: (path: string) => void): Promise<void> {
  const worker = await navigator.serviceWorker?.getRegistration();
  // The tag keeps one notification for each conversation; without renotify the second message of it would be silent.
  const options: NotificationOptions & { readonly renotify: true } = { body, tag, renotify: true, icon: "/icon-192.png" };
  if (worker) {
    await worker.showNotification(title, { ...options, data: { path } });
    return;
  }
  const notification = new Notification(title, options);
  notification.onclick = () => {
    window.focus();
    open(path);
    notification.close();
  };
}
