// Telephones show notifications through a service worker only. This one does nothing else: it keeps no page and answers no request.
self.addEventListener("notificationclick", (event) => {
  const { path } = event.notification.data;
  event.notification.close();
  event.waitUntil(
    self.clients.matchAll({ type: "window", includeUncontrolled: true }).then(async (pages) => {
      const page = pages[0];
      if (!page) return self.clients.openWindow(path);
      page.postMessage({ trunklineOpen: path });
      return page.focus();
    }),
  );
});
