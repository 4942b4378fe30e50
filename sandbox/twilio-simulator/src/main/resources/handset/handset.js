import { byId, drawMessage } from './message.js';

// The customers of the sandbox. What people type is only ever put on the page as text.
const KNOWN = [
  { name: 'Ada (SMS)', address: '+14155550123' },
  { name: 'Zoë (WhatsApp)', address: 'whatsapp:+447700900123' },
  { name: 'Max (Messenger)', address: 'messenger:3300000000000001' },
];
const POLL_MILLIS = 500;
const ADDRESS = /^(\+[1-9]\d{6,14}|whatsapp:.+|messenger:.+|rcs:.+)$/;

const people = [...KNOWN];
const phones = new Map();
let senders = [];

const channelOf = (address) => (address.includes(':') ? address.split(':')[0] : 'sms');

function hueOf(text) {
  let hue = 7;
  for (const character of text) hue = (hue * 31 + character.codePointAt(0)) % 360;
  return hue;
}

function avatar(element, person) {
  element.textContent = [...person.name.replace(/^[^\p{L}\d]+/u, '')][0]?.toUpperCase() ?? '?';
  element.style.setProperty('--hue', hueOf(person.address));
}

async function getJson(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}

function remember(address, name = address) {
  const known = people.find((person) => person.address === address);
  if (known) return known;
  const person = { name, address };
  people.push(person);
  return person;
}

function drawPeople() {
  byId('people').replaceChildren(...people.map((person) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset.customer = person.address;
    button.dataset.testid = 'handset-customer';
    button.setAttribute('aria-pressed', String(phones.has(person.address)));
    const face = document.createElement('span');
    face.className = 'avatar';
    face.setAttribute('aria-hidden', 'true');
    avatar(face, person);
    const name = document.createElement('span');
    name.textContent = person.name;
    button.append(face, name);
    button.addEventListener('click', () => toggle(person));
    return button;
  }));
}

function toggle(person) {
  if (phones.has(person.address)) {
    phones.get(person.address).close();
  } else {
    open(person);
  }
  keepOpenOnes();
}

function open(person) {
  if (!phones.has(person.address)) phones.set(person.address, new Phone(person));
  drawPeople();
}

function keepOpenOnes() {
  const query = new URLSearchParams([...phones.keys()].map((address) => ['customer', address]));
  history.replaceState(null, '', query.size ? `?${query}` : location.pathname);
  drawPeople();
}

class Phone {
  constructor(person) {
    this.person = person;
    this.root = byId('phone').content.firstElementChild.cloneNode(true);
    this.root.dataset.customer = person.address;
    this.attachment = null;
    this.shown = '';
    avatar(this.at('.avatar'), person);
    this.at('.name').textContent = person.name;
    this.at('.address').textContent = person.address;
    this.fillSenders();
    this.listen();
    byId('phones').append(this.root);
    this.refresh();
  }

  at(selector) {
    return this.root.querySelector(selector);
  }

  fillSenders() {
    const channel = channelOf(this.person.address);
    const reachable = senders.filter((sender) => channelOf(sender.address) === channel);
    this.at('.ours').replaceChildren(...reachable.map((sender) => new Option(sender.address, sender.address)));
    if (!reachable.length) this.complain(`Nobody can be reached by ${channel}: no such sender is configured.`);
  }

  listen() {
    const text = this.at('.text');
    this.at('.compose').addEventListener('submit', (event) => {
      event.preventDefault();
      this.send();
    });
    text.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.send();
      }
    });
    this.at('.file').addEventListener('change', (event) => this.attach(event.target.files[0] ?? null));
    this.at('.sample').addEventListener('click', () => this.attachSample());
    this.at('.drop-file').addEventListener('click', () => this.attach(null));
    this.root.addEventListener('dragover', (event) => event.preventDefault());
    this.root.addEventListener('drop', (event) => {
      event.preventDefault();
      this.attach(event.dataTransfer.files[0] ?? null);
    });
  }

  async attachSample() {
    const bytes = await (await fetch('/handset/sample.jpg')).blob();
    this.attach(new File([bytes], 'sample.jpg', { type: 'image/jpeg' }));
  }

  attach(file) {
    const preview = this.at('.preview');
    URL.revokeObjectURL(preview.src);
    preview.removeAttribute('src');
    this.attachment = file;
    this.at('.chosen').hidden = !file;
    this.at('.file-name').textContent = file ? file.name : '';
    if (file?.type.startsWith('image/')) preview.src = URL.createObjectURL(file);
    if (!file) this.at('.file').value = '';
  }

  async send() {
    const text = this.at('.text');
    if (!text.value.trim() && !this.attachment) return;
    const form = new FormData();
    form.append('from', this.person.address);
    form.append('to', this.at('.ours').value);
    form.append('body', text.value);
    if (this.attachment) form.append('media', this.attachment, this.attachment.name);
    this.at('.send').disabled = true;
    try {
      const answer = await fetch('/control/handset/messages', { method: 'POST', body: form });
      if (!answer.ok) throw new Error((await answer.json()).detail ?? `answer ${answer.status}`);
      text.value = '';
      this.attach(null);
      this.complain('');
      await this.refresh();
    } catch (problem) {
      this.complain(`Not sent: ${problem.message}`);
    } finally {
      this.at('.send').disabled = false;
      text.focus();
    }
  }

  complain(problem) {
    this.at('.problem').textContent = problem;
    this.at('.problem').hidden = !problem;
  }

  async refresh() {
    clearTimeout(this.timer);
    try {
      const { messages } = await getJson(`/control/handset/messages?customer=${encodeURIComponent(this.person.address)}`);
      this.draw(messages);
      await this.acknowledge(messages);
    } catch {
      // The simulator is away: the next round tries again.
    }
    if (phones.get(this.person.address) === this || !this.root.isConnected) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.refresh(), POLL_MILLIS);
    }
  }

  async acknowledge(messages) {
    const unread = messages.some((message) => !message.mine && message.status === 'delivered');
    if (!unread || document.hidden || channelOf(this.person.address) === 'sms') return;
    await fetch('/control/handset/read', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ customer: this.person.address }),
    });
  }

  draw(messages) {
    const state = JSON.stringify(messages);
    if (state === this.shown) return;
    this.shown = state;
    const thread = this.at('.thread');
    const atEnd = thread.scrollHeight - thread.scrollTop - thread.clientHeight < 60;
    thread.replaceChildren(...(messages.length ? messages.map(drawReceived) : [nothing()]));
    if (atEnd) thread.scrollTop = thread.scrollHeight;
    thread.querySelectorAll('img').forEach((picture) => {
      picture.addEventListener('load', () => { if (atEnd) thread.scrollTop = thread.scrollHeight; });
    });
  }

  close() {
    clearTimeout(this.timer);
    phones.delete(this.person.address);
    this.root.remove();
  }
}

function nothing() {
  const item = document.createElement('li');
  item.className = 'nothing';
  item.textContent = 'No messages yet. Say hello.';
  return item;
}

function drawReceived(message) {
  const status = document.createElement('span');
  status.textContent = message.mine ? 'sent' : message.status;
  status.className = ['failed', 'undelivered'].includes(message.status) ? 'failed' : '';
  const item = drawMessage(message, 'handset', { after: [status] });
  item.dataset.status = message.status;
  return item;
}

byId('add').addEventListener('submit', (event) => {
  event.preventDefault();
  const field = byId('address');
  const address = field.value.trim();
  field.setCustomValidity(ADDRESS.test(address) ? '' : 'A phone number such as +14155550123, or whatsapp:… or messenger:…');
  if (!field.reportValidity()) return;
  field.value = '';
  open(remember(address));
  keepOpenOnes();
});
byId('address').addEventListener('input', (event) => event.target.setCustomValidity(''));

(async () => {
  ({ senders } = await getJson('/control/senders'));
  const { customers } = await getJson('/control/handset/customers');
  customers.slice(-20).forEach((address) => remember(address));
  const wanted = new URLSearchParams(location.search).getAll('customer');
  (wanted.length ? wanted : [KNOWN[0].address]).forEach((address) => open(remember(address)));
  drawPeople();
})();
