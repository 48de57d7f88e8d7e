import type { Problem } from '../problem/problems';

export type Way = 'open' | { problem: Problem };

const DEADLINE_MS = 15_000;
const SERVER_ERROR = 500;
const WAIT = 503;

/** Opens this very address again: the browser itself has to follow where it leads. */
export function openAgain() {
  window.location.reload();
}

/** Asks whether the gateway leads on by now. Where to is not looked at: it is another host's. */
export async function askAgain(): Promise<Way> {
  try {
    const response = await fetch(window.location.href, {
      headers: { 'Ensemble-Waiting-Page': 'yes' },
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    if (response.status === WAIT) {
      return { problem: 'node-away' };
    }
    // A proxy before a gateway that restarts has words of its own.
    return response.status >= SERVER_ERROR ? { problem: 'unreachable' } : 'open';
  } catch {
    return { problem: 'unreachable' };
  }
}
