/** What people wait for without thinking that they are forgotten. */
const FIRST_SECONDS = 3;
/** After a minute the reason is one that takes minutes. */
const LATER_SECONDS = 10;
const ATTEMPTS_OF_A_MINUTE = 60 / FIRST_SECONDS;

/** A quarter of an hour. Then nobody sits before the page any more. */
export const ATTEMPTS_MAX = ATTEMPTS_OF_A_MINUTE + (14 * 60) / LATER_SECONDS;

export function isLong(attempt: number): boolean {
  return attempt > ATTEMPTS_OF_A_MINUTE;
}

export function secondsBefore(attempt: number): number {
  return isLong(attempt) ? LATER_SECONDS : FIRST_SECONDS;
}
