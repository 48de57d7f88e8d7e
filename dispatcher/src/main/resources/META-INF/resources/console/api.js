// The dispatcher's API, as this page uses it.

/** Longer than the store's deadline of 2 s, so that the dispatcher can say what is wrong. */
const DEADLINE_MS = 5000;

/** The key is not, or no longer, one of the dispatcher's. */
export class WrongKey extends Error {}

/** Calls the API and answers its JSON; throws an Error whose message is meant for people. */
export async function call(key, method, path, body, deadlineMs = DEADLINE_MS) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: { Authorization: `Bearer ${key}`, ...(body && { 'Content-Type': 'application/json' }) },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(deadlineMs),
      cache: 'no-store',
    });
  } catch {
    throw new Error('The dispatcher does not answer. Trying again…');
  }
  if (response.status === 401) {
    throw new WrongKey('That key does not fit.');
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Error(answer.detail ?? `The dispatcher answered ${response.status}.`);
  }
  return answer;
}
