import { expect, test } from 'vitest';
import { personNameFault, roomNameFault } from './names';

test.each([
  ['', 'missing'],
  ['  \t', 'missing'],
  ['x', 'tooShort'],
  [' x ', 'tooShort'],
  ['xy', undefined],
  ['会議', undefined],
  ['x'.repeat(256), undefined],
  [` ${'x'.repeat(256)} `, undefined],
  ['x'.repeat(257), 'tooLong'],
])('room name %j: %s', (name, fault) => expect(roomNameFault(name)).toBe(fault));

test.each([
  ['   ', 'missing'],
  ['x', undefined],
  ['x'.repeat(255), undefined],
  ['x'.repeat(256), 'tooLong'],
])('person name %j: %s', (name, fault) => expect(personNameFault(name)).toBe(fault));
