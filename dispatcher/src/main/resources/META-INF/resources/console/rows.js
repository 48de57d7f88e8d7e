// What the page shows of the API's answers.

const NUMBER = new Intl.NumberFormat('en');

const ENABLE = { state: 'enabled', label: 'Enable', consequence: 'It takes new meetings again.' };
const CORDON = { state: 'cordoned', label: 'Cordon', consequence: 'It keeps its meetings and takes no new ones.' };
const DISABLE = {
  state: 'disabled',
  label: 'Disable',
  consequence: 'It is out of use: it is not polled, and its meetings are placed anew when somebody joins.',
};
const RESET = { state: null, label: 'As in file', consequence: 'The state that nodes.yaml gives it is in force again.' };

function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  made.append(...content);
  return made;
}

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
    ['People', sums.participants, `${NUMBER.format(sums.voices)} voices, ${NUMBER.format(sums.videos)} videos`],
    ['Load', Math.round(sums.load), 'people, and those expected'],
    ['Enabled', states.enabled ?? 0, few(states, ['cordoned', 'disabled'])],
  ].map(([name, value, note]) =>
    element('div', '', element('dt', '', name), element('dd', '', NUMBER.format(value), element('small', '', note))));
}

/** The row of a node; `most` is the highest load by weight in the fleet, `ask` is called with a chosen button. */
export function nodeRow(node, most, ask) {
  const cell = (name, className, ...content) => {
    const made = element('td', className, ...content);
    made.dataset.name = name;
    return made;
  };
  const head = element('th', '', node.id, element('small', 'host', new URL(node.url).host), element('small', '', node.kind));
  head.scope = 'row';

  const state = cell('State', '', element('span', `mark ${node.state}`, node.state));
  if (node.stateSource === 'operator') {
    state.append(element('small', '', 'set here, not in the file'));
  }
  const health = cell('Health', '', element('span', `mark ${node.health}`, node.health));
  if (node.problem) {
    health.append(element('small', '', node.problem));
  }

  const meter = element('meter');
  meter.max = most;
  meter.value = node.load / node.weight;
  meter.setAttribute('aria-label', `Load of ${node.id} by weight`);

  const buttons = [ENABLE, CORDON, DISABLE].filter(button => button.state !== node.state);
  if (node.stateSource === 'operator') {
    buttons.push(RESET);
  }
  return element(
    'tr',
    '',
    head,
    state,
    health,
    cell('Rooms', 'number', NUMBER.format(node.rooms)),
    cell('People', 'number', NUMBER.format(node.participants)),
    cell('Load', 'load', element('span', '', meter, NUMBER.format(Math.round(node.load)))),
    cell('Weight', 'number', NUMBER.format(node.weight)),
    cell('Tags', node.tags.length ? '' : 'none', element('span', '', ...node.tags.map(tag => element('span', 'tag', tag)))),
    cell('', 'actions', ...buttons.map(button => {
      const made = element('button', 'quiet', button.label);
      made.type = 'button';
      made.dataset.button = `${button.label} ${node.id}`;
      made.setAttribute('aria-label', `${button.label} ${node.id}`);
      made.addEventListener('click', () => ask(node, button));
      return made;
    })));
}
