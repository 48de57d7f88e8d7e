import { expect, test, vi } from 'vitest';
import { keep, recall } from './storage';

test('what is kept is recalled', () => {
  expect(keep('browser', 'key', 'value')).toBe(true);
  expect(recall('browser', 'key')).toBe('value');
  expect(recall('tab', 'key')).toBeUndefined();
});

test('denied storage does no harm', () => {
  vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  expect(keep('browser', 'key', 'value')).toBe(false);
  expect(recall('browser', 'key')).toBeUndefined();
});
