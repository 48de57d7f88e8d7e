import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { show } from '../test.render';
import { HomeView } from './HomeView';

afterEach(() => vi.unstubAllGlobals());

function server(status: number, body: string) {
  const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.resolve(new Response(body, { status })));
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

async function create(name: string) {
  await userEvent.type(screen.getByTestId('room-name'), `${name}{Enter}`);
}

const ROOM = {
  id: '1',
  name: 'Biology',
  kind: 'jitsi',
  moderatorUrl: 'https://meet.example.org/r/m',
  attendeeUrl: 'https://meet.example.org/r/a',
};

test('a room is created and its links are shown, and kept nowhere else', async () => {
  const fetch = server(201, JSON.stringify(ROOM));
  show(<HomeView kinds={['bigbluebutton', 'jitsi']} open={[]} />);
  await userEvent.click(screen.getByText('Jitsi'));
  await create(' Biology ');
  expect(await screen.findByTestId('moderator-link')).toHaveValue(ROOM.moderatorUrl);
  expect(screen.getByTestId('attendee-link')).toHaveValue(ROOM.attendeeUrl);
  expect(screen.getByTestId('enter-moderator')).toHaveAttribute('href', ROOM.moderatorUrl);
  expect(screen.getByTestId('enter-attendee')).toHaveAttribute('href', ROOM.attendeeUrl);
  expect(screen.getByRole('heading', { level: 1, name: 'Biology' })).toHaveFocus();
  expect(fetch.mock.calls[0]?.[1]?.body).toBe('{"name":"Biology","kind":"jitsi"}');
  expect(localStorage.length + sessionStorage.length).toBe(0);

  await userEvent.click(screen.getByTestId('another'));
  expect(screen.getByTestId('room-name')).toHaveFocus();
});

test.each([
  ['jitsi', true],
  ['bigbluebutton', false],
] as const)('a room of a server that does not tell links apart says so: %s', async (kind, told) => {
  server(201, JSON.stringify({ ...ROOM, kind }));
  show(<HomeView kinds={[kind]} open={['jitsi']} />);
  await create('Biology');
  await screen.findByTestId('moderator-link');
  expect(screen.queryByText(/whoever enters first moderates/) !== null).toBe(told);
});

test('a bad name is not sent; the field has the focus and the reason', async () => {
  const fetch = server(500, '');
  show(<HomeView kinds={['bigbluebutton']} open={[]} />);
  await create('x');
  expect(fetch).not.toHaveBeenCalled();
  expect(screen.getByTestId('room-name')).toHaveFocus();
  expect(screen.getByTestId('room-name')).toHaveAccessibleDescription(/at least 2 characters/);
  expect(screen.queryByText('Jitsi')).toBeNull();
});

test.each([
  [503, '{"code":"no-server"}', 'No server is free at the moment'],
  [400, '{"code":"kind-unknown"}', 'This meeting software is not available'],
  [500, '{"code":"other"}', 'Something went wrong'],
  [502, '<h1>Bad gateway</h1>', 'Something went wrong'],
  [201, '{}', 'Something went wrong'],
  [201, JSON.stringify({ ...ROOM, attendeeUrl: 'javascript:alert(1)' }), 'Something went wrong'],
])('answer %i %s: %s', async (status, body, title) => {
  server(status, body);
  show(<HomeView kinds={['bigbluebutton']} open={[]} />);
  await create('Biology');
  expect(await screen.findByTestId('problem')).toHaveTextContent(title);
  expect(screen.getByTestId('problem')).toHaveFocus();
});

test('a name that the server refuses is a fault of the field', async () => {
  server(400, '{"code":"name-too-long"}');
  show(<HomeView kinds={['bigbluebutton']} open={[]} />);
  await create('Biology');
  expect(await screen.findByText(/too long/)).toBeVisible();
  expect(screen.getByTestId('room-name')).toHaveFocus();
});

test('no answer is told as such', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  show(<HomeView kinds={['bigbluebutton']} open={[]} />);
  await create('Biology');
  expect(await screen.findByTestId('problem')).toHaveTextContent('No answer from Ensemble');
});
