// The operators' page: asks for the key, then shows the fleet and sets states. Text only ever enters by textContent.

import { call, WrongKey } from './api.js';
import { forget, known, remember, takeFromAddress } from './key.js';
import { age, nodeRow, totals } from './rows.js';

const EVERY_MS = 2000;
const $ = id => document.getElementById(id);
let timer;

function say(message) {
  if ($('error').textContent !== message) {
    $('error').textContent = message;
  }
  $('error').hidden = !message;
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
  $('nodes').replaceChildren(...nodes.map(node => nodeRow(node, most, ask)));
  if (focused) {
    document.querySelector(`[data-button="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }
}

function ask(node, button) {
  $('question').textContent = `${button.label} ${node.id}?`;
  $('consequence').textContent = button.consequence;
  $('yes').textContent = button.label;
  const dialog = $('confirm');
  dialog.returnValue = '';
  dialog.onclose = () => dialog.returnValue === 'yes' && change(node, button);
  dialog.showModal();
}

async function change(node, button) {
  const path = `/api/nodes/${encodeURIComponent(node.id)}/state`;
  try {
    await (button.state ? call(known(), 'PUT', path, { state: button.state }) : call(known(), 'DELETE', path));
    await refresh();
  } catch (problem) {
    if (problem instanceof WrongKey) {
      leave(problem.message);
    } else {
      say(`${node.id} was not changed: ${problem.message}`);
    }
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
