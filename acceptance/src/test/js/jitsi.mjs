// What people do with Jitsi: one makes a room and enters it as moderator and, in another window, as a guest; a third one
// tries with a token that was tampered with.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const { PAGE, CHROMIUM, SCREENSHOTS } = process.env;
mkdirSync(SCREENSHOTS, { recursive: true });
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const shoot = (page, name) => page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true, animations: 'disabled' });

async function newWindow() {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
  return context.newPage();
}

const status = (page, text) => page.getByTestId('status').filter({ hasText: text }).waitFor();

async function enter(page, link, name) {
  await page.goto(link);
  await page.getByTestId('name').fill(name);
  await page.getByTestId('enter').click();
  await status(page, 'connected');
}

try {
  const maker = await newWindow();
  await maker.goto(PAGE);
  await maker.getByText('Jitsi', { exact: true }).click();
  await maker.getByTestId('room-name').fill('Fish & <b>chips</b> / 魚');
  await shoot(maker, 'jitsi-home');
  await maker.getByTestId('create-room').click();
  const moderatorLink = await maker.getByTestId('moderator-link').inputValue();
  const attendeeLink = await maker.getByTestId('attendee-link').inputValue();

  const moderator = await newWindow();
  await enter(moderator, moderatorLink, 'Ada & \\& "Co"');
  const guest = await newWindow();
  await enter(guest, attendeeLink, 'Bob');

  // The node tells roles by the tokens that it verified, and both are in one room.
  for (const page of [moderator, guest]) {
    await page.getByTestId('person').nth(1).waitFor();
    const people = await page.getByTestId('person').allInnerTexts();
    assert.equal(people.length, 2, String(people));
    assert.ok(people.some((text) => text.includes('Ada & \\& "Co"') && /moderator/.test(text)), String(people));
    assert.ok(people.some((text) => text.includes('Bob') && !/moderator/.test(text)), String(people));
    assert.equal(await page.getByTestId('subject').innerText(), 'Fish & <b>chips</b> / 魚');
    assert.match(await page.getByTestId('entry').innerText(), /needs a token/);
  }
  assert.equal(await moderator.getByTestId('my-role').innerText(), 'moderator');
  assert.notEqual(await guest.getByTestId('my-role').innerText(), 'moderator');
  assert.equal(new URL(moderator.url()).host, new URL(guest.url()).host);
  await shoot(moderator, 'jitsi-room');

  // The guest makes a moderator of himself: the signature no longer fits.
  const address = new URL(guest.url());
  const [key, value] = address.hash.slice(1).split('&')[0].split('=');
  assert.equal(key, 'jwt');
  const [header, payload, signature] = JSON.parse(decodeURIComponent(value)).split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  claims.context.user.moderator = true;
  const forged = [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
  const forger = await newWindow();
  await forger.goto(`${address.origin}${address.pathname}#jwt=${encodeURIComponent(JSON.stringify(forged))}`);
  await status(forger, 'not let in: Invalid signature');

  // A good token opens no other room.
  const stray = await newWindow();
  await stray.goto(`${address.origin}/another-room${address.hash}`);
  await status(stray, 'not let in: Room and token mismatched');

  // Nor does no token at all.
  const stranger = await newWindow();
  await stranger.goto(`${address.origin}${address.pathname}`);
  await status(stranger, 'not let in: token required');
  await shoot(stranger, 'jitsi-refused');
  console.log('a person made a Jitsi room, two entered it in their roles, three were refused');
} finally {
  await browser.close();
}
