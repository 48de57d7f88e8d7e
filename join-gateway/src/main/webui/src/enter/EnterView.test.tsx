import { act, fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { RoomSeen } from '../page';
import { show } from '../test.render';
import { ATTEMPTS_MAX, countAttempts, nextAttempt } from './attempts';
import { EnterView } from './EnterView';
import { WAIT_SECONDS } from './Waiting';

const ROOM: RoomSeen = { name: 'Biology', role: 'attendee', kind: 'bigbluebutton' };
const sent = vi.fn();

beforeEach(() => {
  sent.mockClear();
  // jsdom does not navigate.
  vi.spyOn(HTMLFormElement.prototype, 'submit').mockImplementation(sent);
  vi.useFakeTimers();
});

function pass(seconds: number) {
  for (let second = 0; second < seconds; second++) {
    act(() => {
      vi.advanceTimersByTime(1000);
    });
  }
}

function full(name: string | undefined = 'Ada') {
  show(<EnterView room={ROOM} problem="no-server" name={name} />);
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

test('while no server is free the form is sent again after the countdown, once', () => {
  full();
  expect(screen.getByRole('timer')).toHaveTextContent('Trying again in 10 sAttempt 1 of 30');
  pass(WAIT_SECONDS - 1);
  expect(screen.getByRole('timer')).toHaveTextContent('Trying again in 1 s');
  expect(sent).not.toHaveBeenCalled();
  pass(WAIT_SECONDS);
  expect(sent).toHaveBeenCalledOnce();
  expect(nextAttempt()).toBe(2);
});

test('waiting can be stopped', () => {
  full();
  fireEvent.click(screen.getByText('Stop waiting'));
  pass(WAIT_SECONDS + 1);
  expect(sent).not.toHaveBeenCalled();
  expect(screen.getByTestId('enter')).toHaveFocus();
});

test('typing stops the wait', () => {
  full();
  fireEvent.change(screen.getByTestId('name'), { target: { value: 'Ada L' } });
  pass(WAIT_SECONDS + 1);
  expect(sent).not.toHaveBeenCalled();
});

test('after the last attempt the page stops', () => {
  countAttempts(ATTEMPTS_MAX - 1);
  expect(nextAttempt()).toBe(ATTEMPTS_MAX);
  countAttempts(ATTEMPTS_MAX);
  full();
  expect(screen.queryByRole('timer')).toBeNull();
  expect(screen.getByText(/no longer trying by itself/)).toBeVisible();
});

test('another answer sets the count back', () => {
  countAttempts(7);
  show(<EnterView room={ROOM} />);
  expect(nextAttempt()).toBe(1);
});

test('attempts that cannot be counted are not made', () => {
  vi.spyOn(window, 'sessionStorage', 'get').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  full();
  expect(screen.queryByRole('timer')).toBeNull();
});
