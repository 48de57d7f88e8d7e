// The operators' page: asks for the key, then shows the fleet and sets states. Text only ever enters by textContent.

import { call, WrongKey } from './api.js';
import { askState, confirm } from './dialogs.js';
import { forget, known, remember, takeFromAddress } from './key.js';
import { age, auditRow, counted, nodeRow, totals } from './rows.js';

const EVERY_MS = 2000;
const SHOWN = 30;
// A node that hangs is given its time for each of its meetings.
const PANIC_MS = 300_000;
const $ = id => document.getElementById(id);
let timer;

function say(message, where = 'error') {
  if ($(where).textContent !== message) {
    $(where).textContent = message;
  }
  $(where).hidden = !message;
}

function show(open) {
  $('door').hidden = open;
  $('view').hidden = !open;
  $('leave').hidden = !open;
  if (!open) {
    $('age').textContent = '';
    $('key').focus();
  }
}

function leave(message) {
  clearTimeout(timer);
  forget();
  show(false);
  say(message);
  say('', 'done');
}

async function refresh() {
  clearTimeout(timer);
  const key = known();
  if (!key) {
    return leave('');
  }
  try {
    const [fleet, nodes] = await Promise.all([call(key, 'GET', '/api/fleet'), call(key, 'GET', '/api/nodes')]);
    if (known() !== key) {
      return;
    }
    draw(fleet, nodes);
    show(true);
    say('');
    // It is in the store alone, and the rest of the page is not: so it comes last.
    drawAudit(await call(key, 'GET', `/api/audit?limit=${SHOWN}`));
  } catch (problem) {
    if (problem instanceof WrongKey) {
      return leave(problem.message);
    }
    say(problem.message);
  }
  clearTimeout(timer);
  timer = setTimeout(refresh, EVERY_MS);
}

function draw(fleet, nodes) {
  const [text, stale] = age(fleet.snapshot);
  $('age').textContent = text;
  $('age').className = stale ? 'stale' : '';
  $('totals').replaceChildren(...totals(fleet));
  $('empty').hidden = nodes.length > 0;

  // Whoever walks the buttons by keyboard must not lose the place each time the rows are drawn anew.
  const focused = document.activeElement?.dataset?.button;
  const most = Math.max(1, ...nodes.map(node => node.load / node.weight));
  $('nodes').replaceChildren(...nodes.map(node => nodeRow(node, most, buttons(node))));
  if (focused) {
    document.querySelector(`[data-button="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }
}

function drawAudit(entries) {
  $('audit').replaceChildren(...entries.map(auditRow));
  $('nothing').hidden = entries.length > 0;
}

function buttons(node) {
  const shown = [['State', 'quiet', () => changeState(node)]];
  if (node.kind === 'bigbluebutton') {
    shown.push(['Panic', 'quiet danger', () => panic(node)]);
  }
  if (node.source === 'api' && !node.left) {
    shown.push(['Take out', 'quiet', () => takeOut(node)]);
  }
  return shown;
}

const path = node => `/api/nodes/${encodeURIComponent(node.id)}`;
const query = ({ by, why }) => `?${new URLSearchParams({ by, why })}`;

/** Does what was asked for, and tells what came of it. */
async function act(node, deed) {
  say('', 'done');
  try {
    const message = await deed();
    await refresh();
    say(message ?? '', 'done');
  } catch (problem) {
    if (problem instanceof WrongKey) {
      leave(problem.message);
    } else {
      say(`${node.id}: ${problem.message}`);
    }
  }
}

async function changeState(node) {
  const wanted = await askState(node);
  if (wanted) {
    const { state, ...rest } = wanted;
    await act(node, async () => {
      await (state
        ? call(known(), 'PUT', `${path(node)}/state`, { state, ...rest })
        : call(known(), 'DELETE', `${path(node)}/state${query(rest)}`));
    });
  }
}

async function panic(node) {
  const meetings = counted(node.rooms, 'meeting', 'meetings');
  const reason = await confirm(
    `End all meetings of ${node.id}?`,
    `${node.id} has ${meetings} with ${counted(node.participants, 'person', 'people')}, as last seen. All are ended at once, without a notice. From now on the node takes no new ones.`,
    `End ${meetings} on ${node.id}`);
  if (reason) {
    say(`${node.id}: ending ${meetings}…`, 'done');
    await act(node, async () => {
      const { ended, failed, problem } = await call(known(), 'POST', `${path(node)}/panic`, reason, PANIC_MS);
      const failures = failed.map(one => `${one.meetingId} (${one.tenant}): ${one.reason}`).join('; ');
      return `${node.id}: ${counted(ended, 'meeting', 'meetings')} ended${failures ? `, ${failed.length} not: ${failures}` : ''}.${problem ? ` ${problem}` : ''}`;
    });
  }
}

async function takeOut(node) {
  const reason = await confirm(
    `Take ${node.id} out?`,
    'It takes no new meetings from now on, and is gone when it has none left.',
    `Take ${node.id} out`);
  if (reason) {
    await act(node, async () => {
      await call(known(), 'DELETE', `${path(node)}${query(reason)}`);
    });
  }
}

$('door').addEventListener('submit', event => {
  event.preventDefault();
  remember($('key').value.trim());
  $('key').value = '';
  refresh();
});
$('leave').addEventListener('click', () => leave(''));
addEventListener('hashchange', () => {
  takeFromAddress();
  refresh();
});

takeFromAddress();
refresh();
