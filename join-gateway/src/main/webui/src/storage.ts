// A browser may deny storage, and then even reading the property throws.
const areas = {
  browser: () => window.localStorage,
  tab: () => window.sessionStorage,
};

type Area = keyof typeof areas;

export function recall(area: Area, key: string): string | undefined {
  try {
    return areas[area]().getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Says whether the value was kept. */
export function keep(area: Area, key: string, value: string): boolean {
  try {
    areas[area]().setItem(key, value);
    return true;
  } catch {
    return false;
  }
}
