import { describe, expect, it } from 'vitest';
import type { ContractTerms } from '../../domain/contracts/terms.ts';
import { putInForce } from '../../domain/contracts/putting.ts';
import type { PostingContext } from '../../domain/posting.ts';
import { termsPosting } from '../../domain/terms.ts';
import { sha256 } from '../../store/sha256.ts';
import { sentence } from '../../api/sentences.ts';
import { aContract, inForceOf, ledgerUnder } from '../support/contracts/in-force.ts';
import { line, prepaid, refused, sale } from '../support/contracts/refused.ts';
import { wholeTerms } from '../support/contracts/terms.ts';
import { newEntry, newEntryId } from '../support/ledger.ts';

const { ordering, goods } = wholeTerms;
const by = { memberId: 'M2', at: '2026-11-23T03:00:00.000Z' };
const signedCopy = { ok: true, facts: {} } as const;
const [tea] = goods.lines;
if (!tea) throw new Error('the terms sell nothing');

describe('step 3.1: a contract in force refuses, naming its number, version, clause and page,', () => {
  it.each(refused)('%s: %s', (_row, _what, terms, entry, reason, letter, page) => {
    const ledger = ledgerUnder(aContract(terms));
    const outcome = ledger.post(entry);
    const place = { number: 'JX-2026-0007', version: 1, letter, page };
    expect(outcome).toMatchObject({ ok: false, reason, detail: place });
    expect(ledger.head.version).toBe(0);
    if (outcome.ok) return;
    const said = sentence(reason as 'contract-price', outcome.detail, 'en');
    const cited = `Contract JX-2026-0007 version 1, clause ${letter}, page ${String(page)}: `;
    expect(said.startsWith(cited)).toBe(true);
    expect(sentence(reason as 'contract-price', outcome.detail, 'zh')).toContain(`条款 ${letter}`);
    expect(said).not.toMatch(/[{}]/);
  });
});

describe('a sale inside the terms', () => {
  it('C5a: takes its price from the contract when it names none, and the same when it does', () => {
    const ledger = ledgerUnder(aContract());
    const silent = ledger.recorded(sale());
    const priced = ledger.recorded(sale({ lines: line({ price: 3300, per: 15 }) }));
    const perBottle = ledger.recorded(sale({ lines: line({ price: 220, per: 1 }) }));
    for (const { amount, contract, lines } of [silent, priced, perBottle]) {
      expect(amount).toBe(3_300_000);
      expect(contract).toEqual({ contractId: '0000000000000001', version: 1 });
      expect(lines[0]).toMatchObject({ price: 3300, per: 15, typed: false });
    }
  });

  it('C5f: is due after the days of the contract and judged by its limit, not the customer’s', () => {
    const ledger = ledgerUnder(aContract());
    ledger.account = {
      ...ledger.account,
      head: { ...ledger.head, creditLimit: 1, paymentDays: 1 },
    };
    const entry = ledger.recorded(sale());
    expect(entry).toMatchObject({ due: '2027-01-07', creditLimit: 80_000_000 });
  });

  it('C5f: is taken when paid in advance, to the last fen', () => {
    const ledger = ledgerUnder(aContract(prepaid));
    ledger.recorded(newEntry('payment', { amount: 3_300_000, settles: 'none' }));
    ledger.recorded(sale());
    expect(ledger.post(sale({ lines: line({ quantity: 3000 }) }))).toMatchObject({
      reason: 'contract-prepaid',
    });
  });

  it('C1: is under no contract on the days before the first, until the company’s day', () => {
    const terms = { signing: { ...wholeTerms.signing, from: '2026-11-24', to: '2026-12-31' } };
    const ledger = ledgerUnder(aContract(terms));
    const policies = {
      ...ledger.context.policies,
      withoutContractThrough: '2026-11-22',
    } satisfies PostingContext['policies'];
    const entry = sale({ lines: line({ productId: 'TEA', quantity: 1 }) });
    const missing = { reason: 'contract-missing', detail: { latest: '2026-11-22' } };
    expect(ledger.post(entry, { policies })).toMatchObject(missing);
    expect(ledger.recorded(entry).contract).toBe(undefined);
  });
});

describe('what is left of a contract', () => {
  it('C5a: comes back with a return and with a reversal', () => {
    const ledger = ledgerUnder(aContract({ ordering: { ...ordering, returnShare: 1_000_000 } }));
    const first = ledger.recorded(sale({ lines: line({ quantity: 120_000 }), document: 'A' }));
    const more = sale({ lines: line({ quantity: 15_000 }) });
    expect(ledger.post(more)).toMatchObject({ reason: 'contract-quantity', detail: { left: 0 } });
    const back = { document: 'CN-A', of: 'A', lines: line({ quantity: 15_000 }) };
    const returned = ledger.recorded(newEntry('return', back));
    const again = ledger.recorded(more);
    expect(ledger.post(sale({ lines: line({ quantity: 15_000 }) })).ok).toBe(false);
    for (const { entryId } of [again, returned, first]) {
      ledger.recorded(newEntry('correction', { reverses: entryId, reason: 'wrong' }));
    }
    expect(ledger.head.contracts?.counters['0000000000000001']).toEqual({
      ...{ sold: 0, returned: 0, of: { T500: 0, T1500: 0 } },
    });
  });

  it('C5i: of returns is its share of what was sold, to the fen', () => {
    const ledger = ledgerUnder(aContract());
    ledger.recorded(sale({ document: 'B' }));
    const back = (document: string, quantity: number) =>
      newEntry('return', { document, of: 'B', lines: line({ quantity }) });
    ledger.recorded(back('CN-1', 300));
    const over = { reason: 'contract-return-share', detail: { letter: 'i', left: '0.00' } };
    expect(ledger.post(back('CN-2', 15))).toMatchObject(over);
  });

  it('C5i: a return is judged by its sale’s day and contract, also after the term', () => {
    const signing = { ...wholeTerms.signing, from: '2026-01-01', to: '2026-10-31' };
    const ledger = ledgerUnder(aContract({ signing }));
    ledger.recorded(sale({ document: 'OLD', day: '2026-09-01' }));
    ledger.recorded(sale({ document: 'C', day: '2026-10-31' }));
    const back = (document: string, of: string) =>
      newEntry('return', { document, of, lines: line({ quantity: 15 }) });
    const late = { reason: 'contract-return-days', detail: { latest: '2026-10-31', letter: 'i' } };
    expect(ledger.post(back('CN-1', 'OLD'))).toMatchObject(late);
    expect(ledger.recorded(back('CN-2', 'C')).contract?.version).toBe(1);
  });
});

describe('[C5i] a return', () => {
  const free: Partial<ContractTerms> = {
    ordering: { ...ordering, minimumOrder: 0, returnShare: 1_000_000, returnDays: 60 },
  };

  it('that names no sale is judged by today’s contract, also when it is dated before the first', () => {
    const signing = { ...wholeTerms.signing, from: '2026-11-01', to: '2026-12-31' };
    const ledger = ledgerUnder(aContract({ signing }));
    ledger.recorded(sale());
    const back = { document: 'R', day: '2026-10-31', lines: line({ price: 99_999, per: 1 }) };
    const early = newEntry('return', { ...back, priceReason: 'x' });
    expect(ledger.post(early)).toMatchObject({ reason: 'contract-price' });
  });

  it('of goods that were sold under no contract is judged by none', () => {
    const before = { ...wholeTerms.signing, from: '2026-12-01', to: '2026-12-31' };
    const ledger = ledgerUnder(aContract({ signing: before }));
    const dear = { lines: line({ price: 200, per: 1 }), priceReason: 'list' };
    ledger.recorded(sale({ document: 'S1', ...dear }));
    // Put in force later, to hold from before that day.
    ledger.account = { ...ledger.account, inForce: inForceOf(aContract()) };
    const back = { document: 'R1', of: 'S1', ...dear };
    expect(ledger.recorded(newEntry('return', back)).contract).toBe(undefined);
  });

  it('is judged by the contract of its sale, whatever another one sells', () => {
    const tight = { goods: { ...goods, lines: [tea] }, ordering: { ...ordering, returnShare: 0 } };
    const other = { contractId: '0000000000000002', number: 'JX-2026-0008' };
    const ledger = ledgerUnder(aContract(tight, other), aContract());
    const both = [...line({}), { productId: 'T1500', quantity: 6 }];
    const sold = ledger.recorded(sale({ document: 'S1', lines: both }));
    expect(sold.contract?.contractId).toBe('0000000000000001');
    const back = newEntry('return', { document: 'R1', of: 'S1', lines: line({ quantity: 15 }) });
    expect(ledger.recorded(back).contract).toEqual(sold.contract);
  });

  it('frees no more of an agreed quantity than was sold', () => {
    const bounded = {
      goods: { ...goods, lines: [{ ...tea, quantity: 15_000 }, ...goods.lines.slice(1)] },
    };
    const ledger = ledgerUnder(aContract({ ...bounded, ...free }));
    ledger.recorded(sale({ document: 'S9', lines: [{ productId: 'T1500', quantity: 30_000 }] }));
    ledger.recorded(newEntry('return', { document: 'R1', of: 'S9', lines: line({}) }));
    ledger.recorded(sale());
    expect(ledger.post(sale())).toMatchObject({ reason: 'contract-quantity', detail: { left: 0 } });
  });
});

describe('[C5f] an opening', () => {
  it('is of days before the first contract: it would pass by limit and prepayment', () => {
    const ledger = ledgerUnder(aContract());
    const owed = { amount: 900_000_000, document: 'OPEN' };
    expect(ledger.post(newEntry('opening', owed))).toMatchObject({ reason: 'opening-too-late' });
    ledger.recorded(newEntry('opening', { ...owed, day: '2025-12-31' }));
  });
});

describe('several contracts', () => {
  it('C5e: a sale is under the one that gives the right where its goods go', () => {
    const grant = { products: null, exclusive: false, from: null, to: null };
    const rightsIn = (territory: string) => ({
      rights: { ...wholeTerms.rights, grants: [{ ...grant, territories: [territory] }] },
    });
    const [place] = wholeTerms.delivery.places;
    if (!place) throw new Error('the terms deliver nowhere');
    const places = [{ ...place, name: '舟山仓', territory: 'ZS' }];
    const delivery = { ...wholeTerms.delivery, places };
    const ledger = ledgerUnder(
      aContract(rightsIn('NB')),
      aContract({ ...rightsIn('ZS'), delivery }, second),
    );
    const there = ledger.recorded(sale({ deliveryPlace: '舟山仓' }));
    expect([there.contract?.contractId, ledger.recorded(sale()).contract?.contractId]).toEqual([
      ...['0000000000000002', '0000000000000001'],
    ]);
  });

  const second = {
    ...{ contractId: '0000000000000002', number: 'JX-2026-0008' },
  };
  it('C5a: a sale is under the one that has its products', () => {
    const other = { goods: { ...goods, lines: [{ ...tea, productId: 'TEA', price: 7, per: 1 }] } };
    const ledger = ledgerUnder(aContract(), aContract(other, second));
    const entry = ledger.recorded(sale({ lines: line({ productId: 'TEA', quantity: 100_000 }) }));
    expect(entry).toMatchObject({ amount: 700_000, contract: { contractId: second.contractId } });
    const both = sale({ lines: [...line({}), ...line({ productId: 'TEA' })] });
    expect(ledger.post(both)).toMatchObject({ reason: 'contract-product' });
  });
});

describe('a contract that is long over', () => {
  const signing = { ...wholeTerms.signing, from: '2025-01-01', to: '2025-09-30' };
  const old = aContract({ signing }, { state: 'in-force' });
  const second = { contractId: '0000000000000002', number: 'JX-2026-0008' };

  it('judges no more once another comes into force, and its days are those of none', () => {
    const ledger = ledgerUnder(old);
    const next = aContract({}, second);
    const act = { revision: next.revision, roles: ['custodian'] as const, by, today: '2026-11-23' };
    const standing = { inForce: ledger.account.inForce, versions: [old], signedCopy };
    const put = putInForce(next, act, standing);
    if (!put.ok || !put.facts.terms) throw new Error('not put in force');
    const { change, inForce } = put.facts.terms;
    const about = {
      entryId: newEntryId('2026-11-23', 'D1'),
      day: '2026-11-23',
      by: 'M2',
      at: by.at,
    };
    const { head } = termsPosting(ledger.head, change, { ...about, hash: sha256 });
    ledger.account = { ...ledger.account, head, inForce };
    expect(Object.keys(head.contracts?.counters ?? {})).toEqual([second.contractId]);
    const late = sale({ day: '2025-09-30', lines: line({ quantity: 1500 }) });
    expect(ledger.post(late)).toMatchObject({ reason: 'contract-term' });
    expect(ledger.recorded(sale()).contract?.contractId).toBe(second.contractId);
  });
});
