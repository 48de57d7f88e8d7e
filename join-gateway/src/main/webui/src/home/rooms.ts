import { isRecord } from '../json';
import type { Kind } from '../page';
import { problemOf, type Problem } from '../problem/problems';
import { webAddress } from '../webAddress';

export interface Room {
  name: string;
  kind: Kind;
  moderatorUrl: string;
  attendeeUrl: string;
}

export type Outcome = { room: Room } | { problem: Problem };

const DEADLINE_MS = 20_000;

export async function createRoom(name: string, kind: Kind): Promise<Outcome> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch('/api/rooms', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json, application/problem+json' },
      body: JSON.stringify({ name, kind }),
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    body = await response.json().catch(() => undefined);
  } catch {
    return { problem: 'unreachable' };
  }
  if (!response.ok) {
    return { problem: problemOf(isRecord(body) ? body.code : undefined) };
  }
  const room = roomOf(body, kind);
  return room === undefined ? { problem: 'unexpected' } : { room };
}

/** The links are put into href and pasted into mails, so they must be whole web addresses. */
function roomOf(body: unknown, kind: Kind): Room | undefined {
  if (!isRecord(body)) {
    return undefined;
  }
  const moderatorUrl = webAddress(body.moderatorUrl);
  const attendeeUrl = webAddress(body.attendeeUrl);
  return typeof body.name === 'string' && moderatorUrl !== undefined && attendeeUrl !== undefined
    ? { name: body.name, kind, moderatorUrl, attendeeUrl }
    : undefined;
}
