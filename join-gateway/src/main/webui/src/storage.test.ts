import { expect, test, vi } from 'vitest';
import { keep, recall } from './storage';

test('what is kept is recalled', () => {
  expect(keep('key', 'value')).toBe(true);
  expect(recall('key')).toBe('value');
  expect(recall('other')).toBeUndefined();
});

test('denied storage does no harm', () => {
  vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  expect(keep('key', 'value')).toBe(false);
  expect(recall('key')).toBeUndefined();
});
