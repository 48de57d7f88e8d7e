import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { copyFrom } from './copy';

let field: HTMLInputElement;
let button: HTMLButtonElement;

beforeEach(() => {
  document.body.innerHTML = '<input value="https://meet.example.org/r/x"><button>Copy</button>';
  field = document.querySelector('input')!;
  button = document.querySelector('button')!;
  button.focus();
});

afterEach(() => {
  document.body.innerHTML = '';
  vi.unstubAllGlobals();
});

function clipboard(writeText?: (text: string) => Promise<void>) {
  vi.stubGlobal('navigator', { clipboard: writeText && { writeText } });
}

function oldCommand(command: () => boolean) {
  // jsdom does not have it.
  document.execCommand = vi.fn(command);
}

test('the clipboard is used where it is', async () => {
  const writeText = vi.fn(() => Promise.resolve());
  clipboard(writeText);
  expect(await copyFrom(field)).toBe(true);
  expect(writeText).toHaveBeenCalledWith('https://meet.example.org/r/x');
});

test('without a clipboard the selection is copied, and the focus goes back', async () => {
  clipboard();
  oldCommand(() => document.activeElement === field && field.selectionEnd === field.value.length);
  expect(await copyFrom(field)).toBe(true);
  expect(document.activeElement).toBe(button);
});

test('a clipboard that refuses counts as none', async () => {
  clipboard(() => Promise.reject(new DOMException('no', 'NotAllowedError')));
  oldCommand(() => true);
  expect(await copyFrom(field)).toBe(true);
});

test.each([
  ['says no', () => false],
  [
    'is missing',
    () => {
      throw new TypeError('execCommand is not a function');
    },
  ],
])('when the old command %s the text stays selected', async (_, command) => {
  clipboard();
  oldCommand(command);
  expect(await copyFrom(field)).toBe(false);
  expect(document.activeElement).toBe(field);
  expect(field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0)).toBe(field.value);
});
