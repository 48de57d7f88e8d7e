import { keep, recall } from '../storage';

export const ATTEMPTS_MAX = 30;
const KEY = 'ensemble.attempts';

/**
 * The number of the automatic attempt that comes next, or undefined when the page should not try by itself:
 * after the last one, or where they cannot be counted and would never end.
 */
export function nextAttempt(): number | undefined {
  const made = Number(recall('tab', KEY) ?? 0) || 0;
  return made < ATTEMPTS_MAX && countAttempts(made) ? made + 1 : undefined;
}

/** Says whether the count was kept. */
export function countAttempts(made: number): boolean {
  return keep('tab', KEY, String(made));
}
