import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ATTEMPTS_MAX } from '../enter/pace';
import { show } from '../test.render';
import { JoinView } from './JoinView';
import * as signedJoin from './signedJoin';

const fetched = vi.fn<typeof fetch>();
const opened = vi.fn();

beforeEach(() => {
  fetched.mockReset();
  fetched.mockImplementation(() => Promise.resolve(new Response('', { status: 503 })));
  opened.mockReset();
  vi.stubGlobal('fetch', fetched);
  // jsdom does not navigate.
  vi.spyOn(signedJoin, 'openAgain').mockImplementation(opened);
  vi.useFakeTimers();
  show(<JoinView problem="node-away" />);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

async function pass(seconds: number) {
  for (let second = 0; second < seconds; second++) {
    await act(async () => {
      await vi.advanceTimersByTimeAsync(1000);
    });
  }
}

/** What a browser makes of a redirect that it is not to follow. */
function redirect() {
  return { type: 'opaqueredirect', status: 0 } as Response;
}

test('the page waits, asks for its own address, and opens it as soon as the gateway leads on', async () => {
  expect(screen.getByRole('heading')).toHaveTextContent('The server of this meeting does not answer');
  expect(screen.getByTestId('waiting')).toHaveTextContent('You need not do anything');
  await pass(3);
  expect(fetched).toHaveBeenCalledExactlyOnceWith(
    window.location.href,
    expect.objectContaining({ headers: { 'Ensemble-Waiting-Page': 'yes' }, redirect: 'manual' }),
  );
  expect(screen.getByRole('timer')).toHaveTextContent('Attempt 2');
  expect(opened).not.toHaveBeenCalled();

  fetched.mockResolvedValueOnce(redirect());
  await pass(3);
  expect(opened).toHaveBeenCalledOnce();
  expect(screen.getByRole('button')).toBeDisabled();
  await pass(60);
  expect(fetched).toHaveBeenCalledTimes(2);
});

test('what comes instead of a redirect is for the browser to show', async () => {
  fetched.mockResolvedValueOnce(new Response('<response/>', { status: 200 }));
  await pass(3);
  expect(opened).toHaveBeenCalledOnce();
});

test('the page waits on while Ensemble itself is away', async () => {
  fetched.mockRejectedValueOnce(new TypeError('offline'));
  await pass(3);
  expect(screen.getByRole('heading')).toHaveTextContent('No answer from Ensemble');
  fetched.mockResolvedValueOnce(new Response('<html>Bad Gateway</html>', { status: 502 }));
  await pass(3);
  expect(screen.getByRole('timer')).toHaveTextContent('Attempt 3');
  await pass(3);
  expect(screen.getByRole('heading')).toHaveTextContent('The server of this meeting does not answer');
  expect(opened).not.toHaveBeenCalled();
});

test('waiting can be stopped, and tried again by hand', async () => {
  let answer: (response: Response) => void = () => undefined;
  fetched.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
  await pass(3);
  fireEvent.click(screen.getByText('Stop waiting'));
  answer(redirect());
  await pass(30);
  expect(opened).not.toHaveBeenCalled();
  expect(screen.getByText(/no longer trying by itself/)).toBeVisible();
  expect(screen.getByText('Try again').closest('button')).toHaveFocus();
  fireEvent.click(screen.getByText('Try again'));
  expect(opened).toHaveBeenCalledOnce();
});

test('after a quarter of an hour the page stops', async () => {
  await pass(20 * 60);
  expect(fetched).toHaveBeenCalledTimes(ATTEMPTS_MAX);
  expect(screen.getByText(/no longer trying by itself/)).toBeVisible();
}, 120_000);
