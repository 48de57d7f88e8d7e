/** Every problem that the catalogues describe; the server may one day send others. */
export const PROBLEMS = [
  'name-missing',
  'name-too-long',
  'kind-unknown',
  'no-server',
  'link-invalid',
  'not-found',
  'unreachable',
  'unexpected',
] as const;

export type Problem = (typeof PROBLEMS)[number];

export function problemOf(code: unknown): Problem {
  return PROBLEMS.find((known) => known === code) ?? 'unexpected';
}
