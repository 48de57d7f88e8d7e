import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { App } from '../App';
import { show } from '../test.render';
import { chooseLanguage } from './language';

afterEach(() => chooseLanguage('en'));

test('a chosen language is shown at once and remembered', async () => {
  show(<App page={{ view: 'home', kinds: ['bigbluebutton'], open: [] }} />);
  await userEvent.selectOptions(screen.getByTestId('language'), 'ja');
  expect(screen.getByTestId('create-room')).toHaveTextContent('会議室を作成');
  expect(document.documentElement.lang).toBe('ja');
  expect(document.title).toBe('会議室を開く – Ensemble');
  expect(localStorage.getItem('ensemble.language')).toBe('ja');
});
