import { expect, test } from 'vitest';
import { PROBLEMS } from '../problem/problems';
import { catalogues } from './catalogues';

/** Every text under its full key, with the variables that it names. */
function texts(node: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? [...texts(value, `${path}${key}.`)]
        : [[path + key, String(value)] as const],
    ),
  );
}

function variables(text = ''): string[] {
  return [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1] ?? '').sort();
}

const english = texts(catalogues.en.translation);

test.each(Object.entries(catalogues))(
  '%s has every text, none empty, with the same variables',
  (_, catalogue) => {
    const own = texts(catalogue.translation);
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, text] of own) {
      expect(text.trim(), key).not.toBe('');
      expect(variables(text), key).toEqual(variables(english.get(key)));
    }
  },
);

test('every problem is described', () => {
  expect(Object.keys(catalogues.en.translation.problems).sort()).toEqual([...PROBLEMS].sort());
});
