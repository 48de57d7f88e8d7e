import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RoomSeen } from '../page';
import { show } from '../test.render';
import * as door from './door';
import { EnterView } from './EnterView';
import { ATTEMPTS_MAX, secondsBefore } from './pace';

const ROOM: RoomSeen = { name: 'Biology', role: 'attendee', kind: 'bigbluebutton', open: false };
const MEETING = 'https://bbb-01.example.org/bigbluebutton/api/join?checksum=1';
const fetched = vi.fn<typeof fetch>();
const left = vi.fn();

beforeEach(() => {
  fetched.mockReset();
  fetched.mockImplementation(() => Promise.resolve(refusal(503, { code: 'no-server' })));
  left.mockReset();
  vi.stubGlobal('fetch', fetched);
  // jsdom does not navigate.
  vi.spyOn(door, 'leaveFor').mockImplementation(left);
  vi.useFakeTimers();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

function refusal(status: number, body: unknown) {
  return new Response(JSON.stringify(body), { status });
}

async function pass(seconds: number) {
  for (let second = 0; second < seconds; second++) {
    await act(async () => {
      await vi.advanceTimersByTimeAsync(1000);
    });
  }
}

function wait(problem = 'no-server') {
  show(<EnterView room={ROOM} problem={problem} name="Ada" visit="v1" />);
}

function sentForm(call: number) {
  return String(fetched.mock.calls[call]?.[1]?.body as URLSearchParams);
}

/** Submits as the button does. Answers whether the event was let through. */
function submit() {
  return fireEvent.submit(screen.getByTestId('name').closest('form')!);
}

test('the form is sent by the browser, once, and the name is remembered', () => {
  show(<EnterView room={ROOM} />);
  const name = screen.getByTestId('name');
  expect(name).toHaveFocus();
  expect(name).toHaveAttribute('name', 'name');
  expect(name.closest('form')).toHaveAttribute('method', 'post');
  fireEvent.change(name, { target: { value: ' Ada ' } });
  let leftToBrowser = false;
  function listen(event: Event) {
    leftToBrowser = !event.defaultPrevented;
    event.preventDefault();
  }
  window.addEventListener('submit', listen, { once: true });
  submit();
  expect(leftToBrowser).toBe(true);
  expect(screen.getByTestId('enter')).toBeDisabled();
  expect(localStorage.getItem('ensemble.name')).toBe('Ada');
});

test('where the first to enter moderates, no link promises a role', () => {
  show(<EnterView room={{ ...ROOM, role: 'moderator', kind: 'jitsi', open: true }} />);
  expect(screen.getByText(/runs on Jitsi. .*whoever enters first moderates/)).toBeVisible();
  expect(screen.getByTestId('enter')).toHaveTextContent(/^Enter$/);
  expect(screen.queryByText(/as a moderator/)).toBeNull();
});

test('a blank name is not sent', () => {
  show(<EnterView room={ROOM} />);
  fireEvent.change(screen.getByTestId('name'), { target: { value: '  ' } });
  expect(submit()).toBe(false);
  expect(screen.getByTestId('name')).toHaveFocus();
  expect(screen.getByTestId('name')).toHaveAccessibleDescription(/Please type your name/);
});

test('the name given to the server goes before the remembered one', () => {
  localStorage.setItem('ensemble.name', 'Grace');
  show(<EnterView room={ROOM} problem="name-too-long" name="Ada" />);
  expect(screen.getByTestId('name')).toHaveValue('Ada');
  expect(screen.getByTestId('problem')).toHaveTextContent('Your name is too long');
});

test('an unknown problem has a general text', () => {
  show(<EnterView room={ROOM} problem="meteor" />);
  expect(screen.getByTestId('problem')).toHaveTextContent('Something went wrong');
});

test('the page waits, tries again by itself, and enters as soon as a server takes the room', async () => {
  wait('moving');
  expect(screen.getByTestId('problem')).toHaveTextContent('moving to another server');
  expect(screen.getByRole('timer')).toHaveTextContent('Trying again in 3 sAttempt 1');
  await pass(2);
  expect(fetched).not.toHaveBeenCalled();
  await pass(1);
  expect(fetched).toHaveBeenCalledOnce();
  expect(sentForm(0)).toBe('name=Ada&visit=v1');
  expect(screen.getByRole('timer')).toHaveTextContent('Attempt 2');

  fetched.mockResolvedValueOnce(new Response(JSON.stringify({ location: MEETING }), { status: 200 }));
  await pass(3);
  expect(left).toHaveBeenCalledExactlyOnceWith(MEETING);
  expect(screen.getByTestId('enter')).toBeDisabled();
  expect(screen.queryByRole('timer')).toBeNull();
  await pass(60);
  expect(fetched).toHaveBeenCalledTimes(2);
});

test('what the server says meanwhile is shown', async () => {
  wait('moving');
  await pass(3);
  expect(screen.getByTestId('problem')).toHaveTextContent('No server is free');
  fetched.mockRejectedValueOnce(new TypeError('offline'));
  await pass(3);
  expect(screen.getByTestId('problem')).toHaveTextContent('No answer from Ensemble');
  fetched.mockResolvedValueOnce(new Response('<html>Bad Gateway</html>', { status: 502 }));
  await pass(3);
  expect(screen.getByRole('timer')).toHaveTextContent('Attempt 4');
  fetched.mockResolvedValueOnce(refusal(404, { code: 'link-invalid' }));
  await pass(3);
  expect(screen.getByTestId('problem')).toHaveTextContent('This link does not work');
  expect(screen.queryByRole('timer')).toBeNull();
});

test('a location that is no web address is not followed', async () => {
  wait();
  fetched.mockResolvedValueOnce(new Response('{"location":"javascript:alert(1)"}', { status: 200 }));
  await pass(3);
  expect(left).not.toHaveBeenCalled();
  expect(screen.getByTestId('problem')).toHaveTextContent('Something went wrong');
});

test('after a minute the page says so, and tries less often', async () => {
  wait();
  await pass(57);
  expect(screen.getByTestId('waiting')).toHaveTextContent('You need not do anything');
  await pass(3);
  expect(screen.getByTestId('waiting')).toHaveTextContent('This takes longer than usual');
  expect(fetched).toHaveBeenCalledTimes(20);
  await pass(10);
  expect(fetched).toHaveBeenCalledTimes(21);
});

test('waiting can be stopped, even while an answer is under way', async () => {
  wait();
  let answer: (response: Response) => void = () => undefined;
  fetched.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
  await pass(3);
  expect(screen.getByRole('timer')).toHaveTextContent('Trying to let you in');
  fireEvent.click(screen.getByText('Stop waiting'));
  answer(new Response(JSON.stringify({ location: MEETING }), { status: 200 }));
  await pass(30);
  expect(left).not.toHaveBeenCalled();
  expect(fetched).toHaveBeenCalledOnce();
  expect(screen.getByTestId('enter')).toHaveFocus();
  expect(screen.getByText(/no longer trying by itself/)).toBeVisible();
});

test('typing stops the wait', async () => {
  wait();
  fireEvent.change(screen.getByTestId('name'), { target: { value: 'Ada L' } });
  await pass(30);
  expect(fetched).not.toHaveBeenCalled();
});

test('after the last attempt the page stops', async () => {
  wait();
  let seconds = 0;
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
    seconds += secondsBefore(attempt);
  }
  expect(seconds).toBe(15 * 60);
  await pass(seconds + 60);
  expect(fetched).toHaveBeenCalledTimes(ATTEMPTS_MAX);
  expect(screen.queryByRole('timer')).toBeNull();
  expect(screen.getByText(/no longer trying by itself/)).toBeVisible();
}, 120_000);

test('another try by hand is the same visit', () => {
  wait();
  const visit = screen.getByTestId('name').closest('form')!.elements.namedItem('visit');
  expect(visit).toHaveValue('v1');
});
