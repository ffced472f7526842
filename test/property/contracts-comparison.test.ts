import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareWithTerms, type Comparison } from '../../domain/contracts/comparison/comparison.ts';
import type { ContractTerms, Letter } from '../../domain/contracts/terms.ts';
import type { ContractLanguage } from '../../domain/contracts/wording.ts';
import { readPdfText } from '../../functions/comparisons/read-pdf-text.ts';
import { renderContract } from '../../functions/contract-documents/render.ts';
import { anyLanguage, anyTerms } from '../support/contracts/any-terms.ts';
import { documentOf } from '../support/contracts/printing.ts';
import { wholeTerms } from '../support/contracts/terms.ts';

/** The text of the contract's own print, as it is read back. */
async function printOf(terms: ContractTerms, language: ContractLanguage): Promise<string[]> {
  const { pdf } = renderContract(documentOf(terms, language), null);
  const read = await readPdfText(pdf);
  if ('problem' in read) throw new Error(read.problem);
  return [...read.pages];
}

const compared = (pages: string[], terms: ContractTerms, language: ContractLanguage) =>
  compareWithTerms(pages, terms, documentOf(terms, language));

const differing = ({ lines }: Comparison) => lines.filter(({ outcome }) => outcome !== 'same');

/** Terms in which one thing is another, by the letter of the block that then differs. */
const changes: Readonly<Record<string, [Letter, (terms: ContractTerms) => ContractTerms]>> = {
  'the price of the last line': [
    'a',
    ({ goods, ...terms }) => {
      const lines = goods.lines.with(-1, { ...last(goods.lines), price: 987_654_321 });
      return { ...terms, goods: { ...goods, lines } };
    },
  ],
  'the name of the last product': [
    'a',
    ({ goods, ...terms }) => {
      const lines = goods.lines.with(-1, { ...last(goods.lines), variety: '陈年普洱' });
      return { ...terms, goods: { ...goods, lines } };
    },
  ],
  'the territory of the place of delivery': [
    'c',
    ({ delivery, ...terms }) => {
      const places = delivery.places.map((place) => ({ ...place, territory: 'ZS' }));
      return { ...terms, delivery: { ...delivery, places } };
    },
  ],
  'the territory of the rights': [
    'e',
    ({ rights, ...terms }) => {
      const grants = rights.grants.map((grant) => ({ ...grant, territories: ['NB', 'ZS'] }));
      return { ...terms, rights: { ...rights, grants } };
    },
  ],
  'the last day of the rights': [
    'e',
    ({ rights, ...terms }) => {
      const grants = rights.grants.map((grant) => ({ ...grant, to: '2027-11-30' }));
      return { ...terms, rights: { ...rights, grants } };
    },
  ],
  'the credit limit': [
    'f',
    ({ settlement, ...terms }) => ({
      ...terms,
      settlement: { ...settlement, creditLimit: settlement.deposit + 1_000_000 },
    }),
  ],
  'the rate of a rebate': [
    'g',
    ({ policy, ...terms }) => {
      const rebates = policy.rebates.map((rebate) => ({
        ...rebate,
        tiers: rebate.tiers.with(-1, { ...last(rebate.tiers), rate: 1_000_000 }),
      }));
      return { ...terms, policy: { ...policy, rebates } };
    },
  ],
  'the share that may go back': [
    'i',
    ({ ordering, ...terms }) => ({ ...terms, ordering: { ...ordering, returnShare: 1_000_000 } }),
  ],
  'who signs for the dealer': [
    'l',
    ({ parties, ...terms }) => ({
      ...terms,
      parties: { ...parties, dealer: { ...parties.dealer, signatory: '赵六' } },
    }),
  ],
};

function last<Item>(items: readonly Item[]): Item {
  const found = items.at(-1);
  if (found === undefined) throw new Error('an empty list has no last item');
  return found;
}

test('the print of any terms, read back, says what the terms say and nothing besides', async () => {
  await fc.assert(
    fc.asyncProperty(anyTerms, anyLanguage, async (terms, language) => {
      const said = compared(await printOf(terms, language), terms, language);
      expect(differing(said)).toEqual([]);
      expect(said).toMatchObject({ isScan: false, isPrint: true, added: [] });
    }),
    { numRuns: 20 },
  );
});

test('of one amount, date, rate, territory or name that is another exactly its line is named', async () => {
  await fc.assert(
    fc.asyncProperty(anyTerms, anyLanguage, async (terms, language) => {
      const pages = await printOf(terms, language);
      for (const [what, [letter, change]] of Object.entries(changes)) {
        const said = compared(pages, change(terms), language);
        const named = differing(said).map((line) => [line.letter, line.outcome]);
        expect([what, named]).toEqual([what, [[letter, 'differs']]]);
      }
    }),
    { numRuns: 6 },
  );
});

test.each(['zh', 'both'] as const)(
  'in %s, 500 goods of which each is granted and clauses longer than a page say what the terms say',
  async (language) => {
    const [line] = wholeTerms.goods.lines;
    const [grant] = wholeTerms.rights.grants;
    if (!line || !grant) throw new Error('the whole terms have goods and grants');
    const ids = Array.from({ length: 500 }, (_, i) => `P${String(i)}`);
    const terms: ContractTerms = {
      ...wholeTerms,
      goods: {
        ...wholeTerms.goods,
        lines: ids.map((productId, i) => ({ ...line, productId, price: 3300 + i })),
      },
      rights: { ...wholeTerms.rights, grants: [{ ...grant, products: ids }] },
      paragraphs: {
        ...wholeTerms.paragraphs,
        breach: [
          { zh: '双方应当遵守。'.repeat(280), en: 'Both parties keep it. '.repeat(90).trim() },
        ],
      },
    };
    const said = compared(await printOf(terms, language), terms, language);
    expect(differing(said)).toEqual([]);
    expect(said.added).toEqual([]);
  },
);
