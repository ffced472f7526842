import path from 'node:path';
import { parseArgs } from 'node:util';
import { connect } from './connect.ts';
import { setUpCompany } from './demo/company.ts';
import { toEntries } from './import/documents.ts';
import { guessMapping } from './import/mapping.ts';
import { readTable } from './import/read-file.ts';
import { sendImport } from './import/send.ts';
import { invitePeople } from './people.ts';
import { progress } from './progress.ts';

/** Loads the sample company: a real wholesaler's nine months of invoices. May be repeated. */
const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:4700' },
    json: { type: 'boolean', default: false },
  },
});

const admin = await connect({ url: values.url, as: 'admin' });
await setUpCompany(admin, {
  name: 'Sample Wholesale Ltd',
  colours: { primary: '#3d5a80', accent: '#ee6c4d' },
  currency: 'GBP',
  timeZone: 'Europe/London',
  fiscalYearStart: 1,
  calendar: { weekdays: [1, 2, 3, 4, 5, 7], holidays: [], extraDays: [] },
  phasing: 'weeks',
  pricesIncludeTax: false,
  taxRate: 200_000,
  territories: [
    { territoryId: 'UK', name: 'United Kingdom' },
    { territoryId: 'EU', name: 'Rest of Europe' },
    { territoryId: 'ROW', name: 'Rest of the world' },
  ],
});
await invitePeople(values.url, admin, {});

const europe = [
  'Austria',
  'Belgium',
  'Channel Islands',
  'Cyprus',
  'Denmark',
  'EIRE',
  'Finland',
  'France',
  'Germany',
  'Greece',
  'Iceland',
  'Italy',
  'Netherlands',
  'Norway',
  'Poland',
  'Portugal',
  'Spain',
  'Sweden',
  'Switzerland',
];
const sheet = await readTable(path.join(import.meta.dirname, 'sample', 'wholesale-sales.csv.gz'));
const mapping = guessMapping(sheet.headers, {
  columns: {},
  territories: {
    'United Kingdom': 'UK',
    ...Object.fromEntries(europe.map((country) => [country, 'EU'])),
    '*': 'ROW',
  },
});
const bar = progress(values.json);
const sent = await sendImport(admin, toEntries(sheet.rows, mapping, 'GBP'), mapping, bar);
bar.end();
if (sent.refused.length > 0) {
  throw new Error(`${String(sent.refused.length)} rows of the sample were not taken.`);
}
