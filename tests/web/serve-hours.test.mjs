// Opening hours by keyboard: the week with an error at its field, a holiday in the year, a half day,
// later hours, duplicate, delete with what it costs, undo; axe on both routes, on a desk and a phone.
import { button, clean } from './by_name.mjs';
import { assert, eventually, kPhone, test } from './lib.mjs';

const titled = (page, text) => eventually(async () =>
  (await page.getByRole('heading', { level: 1 }).innerText()).replace(/\s+/g, ' ') === text,
{ what: `heading "${text}"` });
const focusedName = (page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

test('hours: a calendar is edited by keyboard, day by day and from a date on', async (t) => {
  const page = await t.open('#/standards', { timezoneId: 'UTC' });
  await button(page, 'Use this example').click();
  await titled(page, 'Acknowledge within 4 hours');
  await button(page, 'Edit promise').click();
  await page.getByRole('link', { name: 'Change these hours, holidays and half days' }).press('Enter');
  await titled(page, 'Office hours');
  await clean(t, page, 'calendar');

  await page.getByRole('textbox', { name: 'Wednesday' }).fill('08:00-12:00, 11:00-17:00');
  await page.getByText(/“08:00-12:00” and “11:00-17:00” overlap/).first().waitFor();
  await page.getByText(/The year is shown once this is mended/).waitFor();
  await page.getByRole('textbox', { name: 'Wednesday' }).fill('08:00-12:00, 13:00-17:00');
  await page.getByText(/The year is shown once this is mended/).waitFor({ state: 'detached' });
  await page.getByRole('textbox', { name: 'Time zone' }).fill('Europe/Nowhere');
  await page.getByText('This zone is not known. Zones are named like Europe/Lisbon').waitFor();
  await page.getByRole('textbox', { name: 'Time zone' }).fill('Europe/Lisbon');
  await page.getByText('This zone is not known').waitFor({ state: 'detached' });

  // All days are one tab stop; arrow keys lead through the months.
  const year = new Date().getFullYear() + 1;
  await button(page, `Year ${year}`).press('Enter');
  const january = page.getByRole('group', { name: `January ${year}` });
  await january.waitFor();
  const first = january.getByRole('button').first();
  assert.equal(await first.getAttribute('tabindex'), '0');
  assert.equal(await page.locator('button[tabindex="0"]').count(), 1);
  await first.focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await eventually(async () => / 1 February/.test(await focusedName(page)), { what: 'focus on 1 February' });
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: new RegExp(`1 February ${year}`) });
  await dialog.waitFor();
  await dialog.getByRole('radio', { name: 'Holiday, closed' }).check({ force: true });
  await dialog.getByRole('textbox', { name: /Name/ }).fill('Harbour day');
  await clean(t, page, 'day');
  await button(page, 'Save').press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: / 1 February, holiday, Harbour day$/ }).waitFor();
  await page.getByText('Holiday', { exact: true }).first().waitFor();

  await page.getByRole('button', { name: / 2 February, / }).press('Enter');
  const half = page.getByRole('dialog', { name: new RegExp(`2 February ${year}`) });
  await half.getByRole('radio', { name: 'Other hours' }).check({ force: true });
  await half.getByRole('textbox', { name: 'Hours of this day' }).fill('8 to 12');
  await button(page, 'Save').press('Enter');
  await half.getByText(/“8 to 12” is not written like 08:00-17:00/).waitFor();
  await half.getByRole('textbox', { name: 'Hours of this day' }).fill('08:00-12:00');
  await button(page, 'Save').press('Enter');
  await page.getByRole('button', { name: / 2 February, other hours, 08:00-12:00$/ }).waitFor();

  await button(page, 'Other hours from a date').press('Enter');
  const later = page.getByRole('dialog', { name: 'Other hours from a date' });
  await button(page, 'Add hours').press('Enter');
  await later.getByText('choose the day from which the other hours hold').waitFor();
  await later.getByLabel('First day').fill(`${year}-07-01`);
  await button(page, 'Add hours').press('Enter');
  await later.waitFor({ state: 'detached' });
  await page.getByRole('textbox', { name: 'Monday' }).fill('10:00-12:00');
  await page.getByRole('group', { name: `July ${year}` })
    .getByRole('button', { name: /^Monday .* open 10:00-12:00$/ }).first().waitFor();
  await page.getByRole('group', { name: `June ${year}` })
    .getByRole('button', { name: /^Monday .* open 08:00-17:00$/ }).first().waitFor();
  await clean(t, page, 'later hours');

  // A calendar file is offered first, taken in one step, and taken once.
  const feast = 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Founders\\, day\r\n' +
    `DTSTART;VALUE=DATE:${year}0303\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
  const drop = () => page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'feast.ics'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, feast);
  await drop();
  const offer = page.getByRole('dialog', { name: /Holidays from .feast.ics/ });
  await offer.getByText('1 new holiday', { exact: true }).waitFor();
  await offer.getByText(/3 Mar \d+, Founders, day$/).waitFor();
  await clean(t, page, 'calendar file');
  await button(page, 'Take the holidays in').press('Enter');
  await page.getByRole('button', { name: / 3 March, holiday, Founders, day$/ }).waitFor();
  await drop();
  await offer.getByText('0 new holidays, 1 is here already').waitFor();
  await button(page, 'Cancel').press('Enter');
  await offer.waitFor({ state: 'detached' });
  const [saved] = await Promise.all([page.waitForEvent('download'),
    button(page, 'Save holidays as a calendar file').press('Enter')]);
  assert.equal(saved.suggestedFilename(), 'holidays.ics');

  await page.evaluate(() => { location.hash = '#/hours'; });
  await titled(page, 'Opening hours');
  await page.getByText('Acknowledge within 4 hours counts by these hours').waitFor();
  await page.getByText(`Other hours from 1 Jul ${year}`).waitFor();
  await clean(t, page, 'list');
  await button(page, 'Duplicate Office hours').press('Enter');
  await page.getByRole('link', { name: 'Office hours, copy' }).waitFor();
  await button(page, 'Delete Office hours').press('Enter');
  await page.getByText('Office hours deleted. Acknowledge within 4 hours now counts around the clock')
    .first().waitFor();
  await page.getByRole('link', { name: 'Office hours', exact: true }).waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await page.getByRole('link', { name: 'Office hours', exact: true }).waitFor();
  await page.getByText('Acknowledge within 4 hours counts by these hours').waitFor();
  await t.saved(page);
}, { timeout: 120000 });

test('hours: the sample company on a phone', async (t) => {
  const page = await t.open('#/', kPhone);
  await button(page, 'Look round a sample company').click();
  await page.getByText('Promises about to be missed').first().waitFor();
  await page.evaluate(() => { location.hash = '#/hours'; });
  await titled(page, 'Opening hours');
  await clean(t, page, 'list');
  await page.getByRole('link', { name: 'Office hours' }).click();
  await titled(page, 'Office hours');
  await page.getByRole('button', { name: /holiday, Company day$/ }).first().waitFor();
  await clean(t, page, 'calendar');
}, { timeout: 120000 });
