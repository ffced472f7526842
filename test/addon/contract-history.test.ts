import { expect, test } from 'vitest';
import { changeTexts } from '../../sheets-addon/pages/contracts/change-text.ts';
import { dialogChinese } from '../../sheets-addon/src/contracts/dialog-words-zh.ts';
import { dialogEnglish } from '../../sheets-addon/src/contracts/dialog-words-en.ts';
import { changesBetween } from '../../domain/contracts/history.ts';
import { wholeTerms } from '../support/contracts/terms.ts';

const company = {
  currency: 'CNY',
  digits: 2,
  territories: [{ territoryId: 'NB', name: '宁波' }],
};
const textsOf = (before: unknown, after: unknown, words = dialogEnglish) =>
  changeTexts(changesBetween({ terms: before }, { terms: after }), {
    ...{ words, company },
    titleOf: (block) => `[${block}]`,
  });

test('a change is told by block, row and word, its figures as people write them', () => {
  const before = { goods: { lines: [{ price: 3300, per: 15 }] } };
  const after = { goods: { lines: [{ price: 3250, per: 15 }] } };
  expect(textsOf(before, after)).toEqual([
    { place: '[goods] · Lines · row 1 · Price', before: '33', after: '32.5' },
  ]);
  expect(textsOf(before, after, dialogChinese)[0]?.place).toBe('[goods] · 明细 · 第 1 行 · 价格');
});

test('the same key is called by what it belongs to', () => {
  const rebate = { method: 'stepped', tiers: [{ from: 100_000, rate: 25_000 }] };
  expect(textsOf({ policy: null }, { policy: { rebates: [rebate] } })).toEqual([
    {
      place: '[policy] · Rebates · row 1 · How tiers count',
      before: '',
      after: 'Each part at its own rate',
    },
    {
      place: '[policy] · Rebates · row 1 · Tiers · row 1 · From amount',
      ...{ before: '', after: '1000' },
    },
    {
      place: '[policy] · Rebates · row 1 · Tiers · row 1 · Rate',
      ...{ before: '', after: '2.5%' },
    },
  ]);
});

test('every value of whole terms has a word in both languages', () => {
  const texts = textsOf(null, wholeTerms);
  expect(texts.length).toBeGreaterThan(60);
  expect(texts.filter(({ place }) => /[a-z][A-Z]/.test(place))).toEqual([]);
  const raw = textsOf(null, wholeTerms, dialogChinese).filter(({ place }) =>
    /[A-Za-z]/.test(place.replace(/\[\w+\]/, '')),
  );
  expect(raw).toEqual([]);
});

test('the first draft is told value by value, as if nothing had stood there', () => {
  const first = changesBetween(undefined, {
    terms: { acceptance: { visibleDays: 3, hiddenDays: 30 }, quality: null },
    language: 'en',
  });
  const titleOf = (block: string) => `[${block}]`;
  expect(changeTexts(first, { words: dialogEnglish, company, titleOf })).toEqual([
    { place: '[acceptance] · Days for visible defects', before: '', after: '3' },
    { place: '[acceptance] · Days for hidden defects', before: '', after: '30' },
    { place: 'Language', before: '', after: 'English' },
  ]);
});
