import { expect, test } from 'vitest';
import { readPage } from './page';

function read(json: string) {
  const page = new DOMParser().parseFromString(
    '<script type="application/json" id="page"></script>',
    'text/html',
  );
  page.getElementById('page')!.textContent = json;
  return readPage(page);
}

const home = { view: 'home', kinds: ['bigbluebutton'], open: [], version: undefined };

test.each([
  '',
  '{}',
  '{',
  'null',
  '[]',
  '7',
  '{"view":"zoo"}',
  '{"view":"home","kinds":[]}',
  '{"kinds":"x"}',
])('%j means home', (json) => expect(read(json)).toEqual(home));

test('a page without the element is home', () => {
  expect(readPage(new DOMParser().parseFromString('', 'text/html'))).toEqual(home);
});

test('kinds that this page does not know are left out', () => {
  expect(
    read(
      '{"view":"home","kinds":["jitsi","other","bigbluebutton"],"open":["other","jitsi"],"version":"1.2"}',
    ),
  ).toEqual({
    view: 'home',
    kinds: ['bigbluebutton', 'jitsi'],
    open: ['jitsi'],
    version: '1.2',
  });
});

test('enter carries the room, the problem, the earlier name and the visit', () => {
  const room = { name: '</script>', role: 'attendee', kind: 'jitsi', open: true };
  expect(
    read(JSON.stringify({ view: 'enter', room, problem: 'no-server', name: 'Ada', again: { visit: 'v1' } })),
  ).toEqual({
    view: 'enter',
    room,
    problem: 'no-server',
    name: 'Ada',
    visit: 'v1',
    version: undefined,
  });
});

test.each(['{"view":"enter"}', '{"view":"enter","room":{"name":"B","role":"king","kind":"jitsi"}}'])(
  '%j cannot be entered',
  (json) => expect(read(json)).toEqual({ view: 'problem', problem: 'unexpected', version: undefined }),
);

test('a problem keeps its code', () => {
  expect(read('{"view":"problem","problem":"link-invalid"}')).toMatchObject({ problem: 'link-invalid' });
});

test('a join that has to wait keeps its code', () => {
  expect(read('{"view":"join","problem":"node-away"}')).toMatchObject({ view: 'join', problem: 'node-away' });
});
