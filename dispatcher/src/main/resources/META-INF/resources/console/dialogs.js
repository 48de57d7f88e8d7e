// The two questions: which state a node is to have, and whether something grave is meant. Each resolves to what was
// answered, or to nothing if it was cancelled.

const NAME = 'ensemble.by';
const $ = id => document.getElementById(id);

/** Of the node that is asked about. */
let kind;

const STATES = [
  ['enabled', 'Enabled', 'takes new meetings'],
  ['cordoned', 'Cordoned', 'keeps its meetings and takes no new ones'],
  ['draining', 'Draining', 'the same, on its way out'],
  ['disabled', 'Disabled', 'out of use: not polled, and its meetings are placed anew when somebody joins'],
];

function open(dialog) {
  dialog.querySelector('.by').value = localStorage.getItem(NAME) ?? '';
  dialog.querySelector('.why').value = '';
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise(resolve => {
    dialog.onclose = () => {
      const by = dialog.querySelector('.by').value.trim();
      localStorage.setItem(NAME, by);
      resolve(dialog.returnValue === 'yes' ? { by, why: dialog.querySelector('.why').value.trim() } : null);
    };
  });
}

function choice(value, name, meaning, chosen) {
  const label = document.createElement('label');
  const input = document.createElement('input');
  input.type = 'radio';
  input.name = 'state';
  input.value = value;
  input.checked = chosen;
  const note = document.createElement('small');
  note.textContent = meaning;
  label.append(input, ` ${name} `, note);
  return label;
}

const chosen = () => document.querySelector('#states input:checked')?.value;

function showDeadline() {
  const draining = chosen() === 'draining';
  const at = draining && kind !== 'jitsi' && $('deadline').value === 'at';
  // Jitsi has no call that ends a room.
  $('until').hidden = !draining || kind === 'jitsi';
  $('deadline-at').hidden = !at;
  $('deadline-at').required = at;
}

/** Which state? Resolves to {state, deadline, by, why}, where an empty state is the one that the node's source says. */
export async function askState(node) {
  kind = node.kind;
  $('change-title').textContent = `State of ${node.id}`;
  const choices = STATES.map(([value, name, meaning]) => choice(value, name, meaning, value === node.state));
  if (node.operator) {
    choices.push(choice('', 'As listed', 'what its source says is in force again', false));
  }
  $('states').replaceChildren($('states').firstElementChild, ...choices);
  $('deadline').value = '';
  $('deadline-at').value = '';
  showDeadline();
  const answer = await open($('change'));
  if (!answer) {
    return null;
  }
  const state = chosen();
  if (state !== 'draining' || kind === 'jitsi' || !$('deadline').value) {
    return { ...answer, state };
  }
  const deadline = $('deadline').value === 'at' ? new Date($('deadline-at').value).toISOString() : $('deadline').value;
  return { ...answer, state, deadline };
}

/** Is that meant? Resolves to {by, why}. */
export function confirm(question, consequence, yes) {
  $('question').textContent = question;
  $('consequence').textContent = consequence;
  $('yes').textContent = yes;
  return open($('confirm'));
}

$('change').addEventListener('change', showDeadline);
