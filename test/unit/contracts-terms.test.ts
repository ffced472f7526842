import { describe, expect, test } from 'vitest';
import { Settlement, paymentDaysOf } from '../../domain/contracts/settlement.ts';
import { shortcomingsOf } from '../../domain/contracts/shortcomings.ts';
import { blocks, DraftTerms, emptyTerms, type Block } from '../../domain/contracts/terms.ts';
import { CreditCode } from '../../domain/values/credit-code.ts';
import { creditCode, wholeTerms } from '../support/contracts/terms.ts';

const names = Object.keys(blocks) as Block[];

test('[C5] a contract has eleven blocks by their letters, and no h', () => {
  expect(Object.values(blocks).join('')).toBe('abcdefgijkl');
});

test('the terms of a whole contract are read back as they were written', () => {
  expect(DraftTerms.parse(JSON.parse(JSON.stringify(wholeTerms)))).toEqual(wholeTerms);
  expect(shortcomingsOf(wholeTerms, 'both')).toEqual([]);
});

describe('[C5] a contract in which one block is empty is none', () => {
  test.each(names.map((block) => [`C5${blocks[block]}`, block] as const))('[%s] %s', (_, block) => {
    const found = shortcomingsOf({ ...wholeTerms, [block]: null }, 'both');
    expect(found).toEqual([{ block, letter: blocks[block], kind: 'block-empty', about: null }]);
  });
  test('and everything is missing in one that nobody has written', () => {
    expect(shortcomingsOf(emptyTerms, 'zh').map(({ block }) => block)).toEqual(names);
  });
});

test('a text that a language of the contract lacks is named, and asked of no other language', () => {
  const paragraphs = { ...wholeTerms.paragraphs, quality: [{ zh: '另议。', en: null }] };
  const terms = { ...wholeTerms, paragraphs };
  expect(shortcomingsOf(terms, 'zh')).toEqual([]);
  expect(shortcomingsOf(terms, 'both')).toEqual([
    { block: 'quality', letter: 'b', kind: 'not-worded', about: '另议。' },
  ]);
});

test('rights and rebates of goods that the contract does not sell are found', () => {
  const grant = { ...wholeTerms.rights.grants[0], territories: ['NB', 'ZS'], products: ['X9'] };
  const rights = { ...wholeTerms.rights, grants: [grant as never] };
  const rebates = wholeTerms.policy.rebates.map((rebate) => ({ ...rebate, products: ['Y9'] }));
  const terms = { ...wholeTerms, rights, policy: { ...wholeTerms.policy, rebates } };
  expect(shortcomingsOf(terms, 'zh').map(({ letter, about }) => [letter, about])).toEqual([
    ['e', 'X9'],
    ['g', 'Y9'],
  ]);
});

test('a delivery place outside the territories, and a right outside the term, are found', () => {
  const [place] = wholeTerms.delivery.places;
  const places = [{ ...place, territory: 'SH' } as never];
  const grant = { ...wholeTerms.rights.grants[0], to: '2028-01-01' } as never;
  const terms = {
    ...wholeTerms,
    delivery: { ...wholeTerms.delivery, places },
    rights: { ...wholeTerms.rights, grants: [grant] },
  };
  expect(shortcomingsOf(terms, 'zh')).toEqual([
    { block: 'delivery', letter: 'c', kind: 'place-outside', about: '海曙仓' },
    { block: 'rights', letter: 'e', kind: 'right-outside-term', about: '2028-01-01' },
  ]);
});

test('a contract for a tier without account, under which nothing could be sold, is found', () => {
  const rights = { ...wholeTerms.rights, tier: 'outlet' as const };
  expect(shortcomingsOf({ ...wholeTerms, rights }, 'both')).toEqual([
    { block: 'rights', letter: 'e', kind: 'tier-without-account', about: null },
  ]);
});

test('[C5l] a party without account, identity, or name in the second language is found', () => {
  const dealer = { ...wholeTerms.parties.dealer, otherName: null, creditCode: null, bank: null };
  const terms = { ...wholeTerms, parties: { ...wholeTerms.parties, dealer } };
  const kinds = shortcomingsOf(terms, 'both').map(({ kind, about }) => [kind, about]);
  expect(kinds).toEqual([
    ['name-missing', 'dealer'],
    ['identity-missing', 'dealer'],
    ['bank-missing', 'dealer'],
  ]);
});

describe('[C5l] a unified social credit code is checked by its check digit', () => {
  // Published codes of companies that are on the stock exchange, and the example of GB 32100.
  test.each(['91350100M000100Y43', '91440300708461136T', '91110000802100433B'])('%s', (code) => {
    expect(CreditCode.safeParse(code).success).toBe(true);
  });
  test('one changed character, or two that changed places, are refused', () => {
    const code = creditCode('91330100MA2AXY0A1');
    for (let i = 0; i < 18; i++) {
      for (const other of '0123456789ABCDEFGHJKLMNPQRTUWXY') {
        if (other === code[i]) continue;
        const changed = code.slice(0, i) + other + code.slice(i + 1);
        expect([changed, CreditCode.safeParse(changed).success]).toEqual([changed, false]);
      }
    }
    for (let i = 0; i < 17; i++) {
      const [a = '', b = ''] = [code[i], code[i + 1]];
      const swapped = code.slice(0, i) + b + a + code.slice(i + 2);
      expect([swapped, CreditCode.safeParse(swapped).success]).toEqual([swapped, a === b]);
    }
  });
});

describe('[C5f] settlement', () => {
  const base = { creditLimit: null, deposit: 0 };
  const instalments = (...parts: [share: number, days: number][]) => ({
    ...base,
    payment: {
      method: 'instalments',
      instalments: parts.map(([share, days]) => ({ share, days })),
    },
  });
  test('the shares of instalments are the whole exactly, and their days rise', () => {
    expect(Settlement.safeParse(instalments([300_000, 0], [700_000, 60])).success).toBe(true);
    expect(Settlement.safeParse(instalments([300_000, 0], [699_999, 60])).success).toBe(false);
    expect(Settlement.safeParse(instalments([300_000, 60], [700_000, 60])).success).toBe(false);
  });
  test('who pays in advance has a limit of zero: no limit would be the opposite', () => {
    const prepaid = { ...base, payment: { method: 'prepaid' } };
    expect(Settlement.safeParse({ ...prepaid, creditLimit: 0 }).success).toBe(true);
    expect(Settlement.safeParse(prepaid).success).toBe(false);
  });
  test('payment days are those of the last instalment', () => {
    const terms = Settlement.parse(instalments([300_000, 0], [700_000, 60]));
    expect(paymentDaysOf(terms.payment)).toBe(60);
    expect(paymentDaysOf({ method: 'prepaid' })).toBe(0);
  });
});
