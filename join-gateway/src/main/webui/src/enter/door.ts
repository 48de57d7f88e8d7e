import { isRecord } from '../json';
import { type Problem, problemOf } from '../problem/problems';
import { webAddress } from '../webAddress';

export type Answer = { location: string } | { problem: Problem };

const DEADLINE_MS = 15_000;

/** Goes to the meeting. */
export function leaveFor(location: string) {
  window.location.assign(location);
}

/** Asks to be let in once more, without leaving the page. */
export async function knock(name: string, visit: string | undefined): Promise<Answer> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(window.location.pathname, {
      method: 'POST',
      headers: { Accept: 'application/json' },
      body: new URLSearchParams(visit === undefined ? { name } : { name, visit }),
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    body = await response.json().catch(() => undefined);
  } catch {
    return { problem: 'unreachable' };
  }
  if (response.ok) {
    const location = webAddress(isRecord(body) ? body.location : undefined);
    return location === undefined ? { problem: 'unexpected' } : { location };
  }
  // A proxy before a gateway that restarts has words of its own.
  return { problem: isRecord(body) ? problemOf(body.code) : 'unreachable' };
}
