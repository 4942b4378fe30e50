const key = "trunkline.signed-in-again";
const loopMillis = 10_000;

/** Loads the page anew, which goes through the login; at most once in ten seconds, so that a broken login does not loop. */
export function signInAgain(now = Date.now(), reload = () => window.location.reload()): void {
  const last = Number(sessionStorage.getItem(key) ?? 0);
  if (now - last < loopMillis) return;
  sessionStorage.setItem(key, String(now));
  reload();
}
