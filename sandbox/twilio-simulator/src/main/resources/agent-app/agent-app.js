import { byId, drawMessage } from '/handset/message.js';

// An agent's app in the second workspace. What people type is only ever put on the page as text.
const POLL_MILLIS = 500;

const wanted = new URLSearchParams(location.search);
const account = wanted.get('account') === 'flex' ? 'flex' : 'frontline';

let agent = wanted.get('agent') ?? '';
let open = wanted.get('conversation') ?? '';
let attachment = null;
const shown = { agents: '', list: '', thread: '' };

function address(path) {
  return `/control/agent-app/${path}?${new URLSearchParams({ account, agent })}`;
}

async function answer(response) {
  if (response.ok) return response.status === 204 ? null : response.json();
  const { detail } = await response.json().catch(() => ({}));
  throw new Error(detail ?? `answer ${response.status}`);
}

const get = (path) => fetch(address(path)).then(answer);

function form(fields) {
  const data = new FormData();
  Object.entries(fields).forEach(([name, value]) => data.append(name, value));
  return data;
}

/** Does something and shows what became of it, or why it did not. */
async function act(path, body) {
  try {
    const made = await fetch(address(path), { method: 'POST', body }).then(answer);
    complain('');
    await refresh();
    return made ?? {};
  } catch (problem) {
    complain(problem.message);
    return null;
  }
}

function complain(problem) {
  byId('problem').textContent = problem;
  byId('problem').hidden = !problem;
}

function isNew(what, state) {
  const text = JSON.stringify(state);
  if (shown[what] === text) return false;
  shown[what] = text;
  return true;
}

function keep() {
  const query = new URLSearchParams({ account, agent });
  if (open) query.set('conversation', open);
  history.replaceState(null, '', `?${query}`);
}

function drawAgents(agents) {
  if (!agents.some((one) => one.identity === agent)) agent = agents[0]?.identity ?? '';
  if (!isNew('agents', [agents, agent])) return;
  byId('agent').replaceChildren(...agents.map((one) => new Option(one.identity, one.identity)));
  byId('agent').value = agent;
  const me = agents.find((one) => one.identity === agent);
  byId('available').checked = me?.available ?? false;
  byId('activity').textContent = me?.activity ?? '';
  byId('give').replaceChildren(
    new Option('Give to…', ''),
    ...agents.filter((one) => one.identity !== agent).map((one) => new Option(one.identity, one.identity)),
  );
}

function drawList(conversations) {
  if (!isNew('list', [conversations, open])) return;
  byId('conversations').replaceChildren(...conversations.map((conversation) => {
    const item = document.createElement('li');
    const button = document.createElement('button');
    const last = document.createElement('small');
    button.type = 'button';
    button.dataset.testid = 'app-conversation';
    button.dataset.sid = conversation.sid;
    button.dataset.joined = conversation.joined;
    button.setAttribute('aria-current', String(conversation.sid === open));
    const title = document.createElement('strong');
    title.textContent = conversation.title;
    last.textContent = [conversation.joined ? '' : 'not yours', conversation.state === 'active' ? '' : conversation.state, conversation.last]
      .filter(Boolean).join(' · ');
    button.append(title, last);
    button.addEventListener('click', () => {
      open = conversation.sid;
      refresh();
    });
    item.append(button);
    return item;
  }));
}

function drawHead(conversation) {
  byId('phone').hidden = !conversation;
  if (!conversation) return;
  const closed = conversation.state === 'closed';
  byId('title').textContent = conversation.title;
  byId('state').textContent = conversation.state;
  byId('join').hidden = conversation.joined || closed;
  byId('leave').hidden = !conversation.joined || closed;
  byId('give').hidden = !conversation.joined || closed;
  byId('close').hidden = closed;
  byId('send').disabled = !conversation.joined || closed;
}

function drawThread(messages) {
  if (!isNew('thread', [messages, open])) return;
  const thread = byId('thread');
  thread.replaceChildren(...messages
    .map((message) => drawMessage(message, 'app', { before: message.mine ? 'you' : message.author })));
  thread.scrollTop = thread.scrollHeight;
}

let timer;

async function refresh() {
  clearTimeout(timer);
  try {
    drawAgents((await get('agents')).agents);
    const { conversations } = await get('conversations');
    const current = conversations.find((one) => one.sid === open);
    drawList(conversations);
    drawHead(current);
    if (current) drawThread((await get(`conversations/${open}/messages`)).messages);
    keep();
  } catch {
    // The simulator is away: the next round tries again.
  }
  clearTimeout(timer);
  timer = setTimeout(refresh, POLL_MILLIS);
}

function attach(file) {
  attachment = file;
  byId('chosen').hidden = !file;
  byId('file-name').textContent = file ? file.name : '';
  URL.revokeObjectURL(byId('preview').src);
  if (file?.type.startsWith('image/')) byId('preview').src = URL.createObjectURL(file);
  else byId('preview').removeAttribute('src');
  if (!file) byId('file').value = '';
}

byId('agent').addEventListener('change', (event) => {
  agent = event.target.value;
  refresh();
});
byId('available').addEventListener('change', (event) => act('availability', form({ available: event.target.checked })));
byId('file').addEventListener('change', (event) => attach(event.target.files[0] ?? null));
byId('drop-file').addEventListener('click', () => attach(null));
byId('sample').addEventListener('click', async () => {
  const bytes = await (await fetch('/handset/sample.jpg')).blob();
  attach(new File([bytes], 'sample.jpg', { type: 'image/jpeg' }));
});
for (const action of ['join', 'leave', 'close']) {
  byId(action).addEventListener('click', () => act(`conversations/${open}/${action}`));
}
byId('give').addEventListener('change', (event) => {
  const to = event.target.value;
  event.target.value = '';
  if (to) act(`conversations/${open}/give`, form({ to }));
});
byId('compose').addEventListener('submit', async (event) => {
  event.preventDefault();
  const text = byId('text');
  if (byId('send').disabled || (!text.value.trim() && !attachment)) return;
  const data = form({ body: text.value });
  if (attachment) data.append('media', attachment, attachment.name);
  if (await act(`conversations/${open}/messages`, data)) {
    text.value = '';
    attach(null);
  }
});
byId('text').addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    byId('compose').requestSubmit();
  }
});
byId('start').addEventListener('submit', async (event) => {
  event.preventDefault();
  const made = await act('conversations', form({ to: byId('to').value.trim(), from: byId('from').value }));
  if (!made) return;
  open = made.sid;
  byId('to').value = '';
  refresh();
});

(async () => {
  const { senders } = await fetch('/control/senders').then(answer);
  byId('from').replaceChildren(...senders
    .filter((sender) => !sender.address.startsWith('messenger:'))
    .map((sender) => new Option(sender.address, sender.address)));
  await refresh();
})();
