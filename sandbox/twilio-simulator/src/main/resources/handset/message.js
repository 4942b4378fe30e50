// A message as the handset and the agents' app show it. What people type is only ever put on the page as text.

export const byId = (id) => document.getElementById(id);

/** page: what its test ids begin with; before and after: what goes before the time, and after it. */
export function drawMessage(message, page, { before = '', after = [] } = {}) {
  const item = document.createElement('li');
  item.className = message.mine ? 'message mine' : 'message';
  item.dataset.testid = `${page}-message`;
  item.dataset.sid = message.sid;
  item.append(...message.media.map((media) => drawMedia(media, page)));
  if (message.body) {
    const bubble = document.createElement('div');
    bubble.className = 'bubble';
    bubble.dir = 'auto';
    bubble.textContent = message.body;
    item.append(bubble);
  }
  const meta = document.createElement('span');
  meta.className = 'meta';
  const time = new Date(message.at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  meta.append([before, time].filter(Boolean).join(' · '), ...after.flatMap((part) => [' · ', part]));
  item.append(meta);
  return item;
}

function drawMedia(media, page) {
  const kind = media.contentType.split('/')[0];
  if (kind === 'image') {
    const picture = document.createElement('img');
    picture.src = media.url;
    picture.alt = media.fileName;
    picture.dataset.testid = `${page}-picture`;
    return picture;
  }
  if (kind === 'audio' || kind === 'video') {
    const player = document.createElement(kind);
    player.controls = true;
    player.src = media.url;
    return player;
  }
  const link = document.createElement('a');
  link.className = 'attachment';
  link.href = media.url;
  link.target = '_blank';
  link.rel = 'noopener';
  link.textContent = `${media.fileName} (${media.contentType})`;
  return link;
}
