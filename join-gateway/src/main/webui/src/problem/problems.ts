/** Every problem that the catalogues describe; the server may one day send others. */
export const PROBLEMS = [
  'name-missing',
  'name-too-long',
  'kind-unknown',
  'no-server',
  'moving',
  'node-away',
  'link-invalid',
  'not-found',
  'unreachable',
  'starting',
  'unexpected',
] as const;

export type Problem = (typeof PROBLEMS)[number];

export function problemOf(code: unknown): Problem {
  return PROBLEMS.find((known) => known === code) ?? 'unexpected';
}

/** What passes by itself, so that it is worth while to wait. */
const PASSING: readonly Problem[] = ['no-server', 'moving', 'node-away', 'unreachable'];

export function passes(problem: Problem | undefined): boolean {
  return problem !== undefined && PASSING.includes(problem);
}
