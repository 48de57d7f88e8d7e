// What the page shows of the API's answers.

const NUMBER = new Intl.NumberFormat('en');
const TIME = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const SOURCES = { file: 'nodes.yaml', api: 'added by API', prometheus: 'Prometheus' };

function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  made.append(...content);
  return made;
}

function cell(name, className, ...content) {
  const made = element('td', className, ...content);
  made.dataset.name = name;
  return made;
}

/** A number, or that a node does not tell it. */
const number = value => (value === null ? 'unknown' : NUMBER.format(value));

/** As many of them, in words. */
export const counted = (count, one, many) => `${NUMBER.format(count)} ${count === 1 ? one : many}`;

/** The age of the snapshot in words, and whether that is a worry. */
export function age({ ageSeconds, stale }) {
  return ageSeconds === null
    ? ['No node was seen yet: is the node-poller running?', stale]
    : [`Seen ${Math.round(ageSeconds)} s ago${stale ? ': is the node-poller running?' : ''}`, stale];
}

/** One card a sum. */
export function totals({ totals: sums, states, health }) {
  const few = (counts, words) => words.filter(word => counts[word]).map(word => `${counts[word]} ${word}`).join(', ');
  return [
    ['Nodes', sums.nodes, few(health, ['online', 'unstable', 'offline', 'unseen'])],
    ['Rooms', sums.rooms, sums.breakouts ? `breakouts: ${NUMBER.format(sums.breakouts)}` : ''],
    ['People', sums.participants, `${counted(sums.voices, 'voice', 'voices')}, ${counted(sums.videos, 'video', 'videos')}`],
    ['Load', Math.round(sums.load), 'people, and those expected'],
    ['Enabled', states.enabled ?? 0, few(states, ['cordoned', 'draining', 'disabled'])],
  ].map(([name, value, note]) =>
    element('div', '', element('dt', '', name), element('dd', '', NUMBER.format(value), element('small', '', note))));
}

/** When the meetings of a draining node are ended, in words. */
function deadline(node) {
  const until = node.operator?.deadline;
  if (node.drained) {
    return 'no meetings left';
  }
  if (!until) {
    return 'until its meetings are over';
  }
  const minutes = Math.round((new Date(until) - Date.now()) / 60_000);
  return minutes < 0
    ? `since ${CLOCK.format(new Date(until))} its meetings are being ended`
    : `until ${CLOCK.format(new Date(until))}, in ${minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`}`;
}

function state(node) {
  const word = node.drained ? 'drained' : node.state;
  const made = cell('State', '', element('span', `mark ${word}`, word));
  if (node.state === 'draining') {
    made.append(element('small', '', deadline(node)));
  }
  if (node.operator) {
    made.append(element('small', '', `set by ${node.operator.by}, ${TIME.format(new Date(node.operator.at))}`));
  }
  return made;
}

function health(node) {
  const made = cell('Health', '', element('span', `mark ${node.health}`, node.health));
  // What the next cell says need not be said twice.
  if (node.problem && !node.out?.includes(node.problem)) {
    made.append(element('small', '', node.problem));
  }
  return made;
}

function load(node, most) {
  const meter = element('meter');
  meter.max = most;
  meter.value = (node.load ?? 0) / node.weight;
  meter.setAttribute('aria-label', `Load of ${node.id} by weight`);
  const made = cell('Load', 'load', element('span', '', meter, node.load === null ? 'unknown' : NUMBER.format(Math.round(node.load))));
  if (node.cpu !== null) {
    made.append(element('small', '', `CPU ${Math.round(node.cpu * 100)} %`));
  }
  return made;
}

/** The row of a node; `most` is the highest load by weight in the fleet, `buttons` are [label, class, action]. */
export function nodeRow(node, most, buttons) {
  const head = element(
    'th',
    '',
    node.id,
    element('small', 'host', new URL(node.url).host),
    element('small', '', `${node.kind === 'jitsi' ? 'jitsi, ' : ''}${SOURCES[node.source] ?? node.source}`));
  head.scope = 'row';
  return element(
    'tr',
    '',
    head,
    state(node),
    health(node),
    cell('New meetings', 'out', node.out ? element('small', '', node.out) : 'yes'),
    cell('Rooms', 'number', number(node.rooms)),
    cell('People', 'number', number(node.participants)),
    load(node, most),
    cell('Weight, tags', '', element('span', '', `${NUMBER.format(node.weight)} `, ...node.tags.map(tag => element('span', 'tag', tag)))),
    cell('', 'actions', ...buttons.map(([label, className, action]) => {
      const made = element('button', className, `${label}…`);
      made.type = 'button';
      made.dataset.button = `${label} ${node.id}`;
      made.setAttribute('aria-label', `${label} ${node.id}`);
      made.addEventListener('click', action);
      return made;
    })));
}

/** Times within a text, as the reader's clock has them. */
const local = text => text.replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, time => TIME.format(new Date(time)));

/** The row of something that was done. */
export function auditRow(entry) {
  const what = local(entry.deed === 'panic' ? `panic: ${entry.what}` : entry.what);
  const when = element('time', '', TIME.format(new Date(entry.at)));
  when.dateTime = entry.at;
  return element(
    'tr',
    '',
    cell('When', 'host', when),
    cell('Who', '', entry.by),
    cell('Node', 'host', entry.node),
    cell('What', entry.deed === 'panic' || entry.deed === 'ended' ? 'offline' : '', what),
    cell('Why', entry.why ? '' : 'none', entry.why));
}
