/** The whole address, if it is one that a browser may be led to: never a script. */
export function webAddress(value: unknown): string | undefined {
  if (typeof value !== 'string' || !URL.canParse(value, window.location.href)) {
    return undefined;
  }
  const { protocol, href } = new URL(value, window.location.href);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}
