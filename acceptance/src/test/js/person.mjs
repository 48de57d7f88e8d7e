// What a person does: makes a room, copies the links, enters with both in two windows, and sees who is there.
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
const shoot = (page, name) => page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true });

async function newWindow(options = {}) {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 }, ...options });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: PAGE }).catch(() => {});
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  return { page, faults };
}

try {
  // Makes a room, by keyboard alone.
  const maker = await newWindow();
  await maker.page.goto(PAGE);
  await maker.page.getByTestId('room-name').focus();
  await maker.page.keyboard.type('Biology <b>7b</b>');
  await maker.page.keyboard.press('Enter');
  await maker.page.getByTestId('moderator-link').waitFor();
  await shoot(maker.page, 'room');

  // Copies both links.
  const copied = async (button) => {
    await maker.page.getByTestId(button).click();
    return maker.page.evaluate(() => navigator.clipboard.readText());
  };
  const moderatorLink = await copied('copy-moderator');
  const attendeeLink = await copied('copy-attendee');
  assert.ok(moderatorLink.startsWith(`${PAGE}/r/`), moderatorLink);
  assert.notEqual(moderatorLink, attendeeLink);

  // Enters with both, in two windows, one of them a phone's.
  const enter = async ({ page }, link, name, shot) => {
    await page.goto(link);
    await page.getByTestId('name').fill(name);
    await shoot(page, shot);
    await page.getByTestId('enter').click();
    await page.waitForURL('**/html5client/**');
  };
  const moderator = await newWindow();
  await enter(moderator, moderatorLink, 'Ada', 'name');
  const phone = await newWindow({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, locale: 'ja' });
  await enter(phone, attendeeLink, '<i>Bob</i>', 'name-on-a-phone');

  // Both see both, on the node's own page.
  for (const { page } of [moderator, phone]) {
    await page.getByTestId('person').nth(1).waitFor();
    const people = await page.getByTestId('person').allInnerTexts();
    assert.equal(people.length, 2);
    assert.ok(people.some((text) => text.includes('Ada') && /moderator/i.test(text)), String(people));
    assert.ok(people.some((text) => text.includes('<i>Bob</i>') && /viewer/i.test(text)), String(people));
  }
  assert.equal(
    await moderator.page.getByTestId('node').innerText(),
    await phone.page.getByTestId('node').innerText(),
    'both are on the same node',
  );
  await shoot(moderator.page, 'meeting');
  await shoot(phone.page, 'meeting-on-a-phone');

  // A link that lost its end says so.
  const lost = await newWindow({ locale: 'fr' });
  await lost.page.goto(attendeeLink.slice(0, -3));
  await lost.page.getByTestId('problem').waitFor();
  await shoot(lost.page, 'broken-link');

  assert.deepEqual([...maker.faults, ...moderator.faults, ...phone.faults], []);
  console.log('a person made a room, and two entered it');
} finally {
  await browser.close();
}
