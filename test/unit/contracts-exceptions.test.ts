import { describe, expect, it } from 'vitest';
import { Liftable } from '../../domain/contracts/exception.ts';
import type { ContractTerms } from '../../domain/contracts/terms.ts';
import { newEntry } from '../support/ledger.ts';
import { aContract, anException, except, ledgerUnder } from '../support/contracts/in-force.ts';
import { line, refused, sale } from '../support/contracts/refused.ts';
import { wholeTerms } from '../support/contracts/terms.ts';

const [first, second] = ['e000000000000001', 'e000000000000002'];
const outside = { deliveryPlace: '杭州仓' };

describe('C2: an approved exception', () => {
  it.each(refused)('lifts what it names and nothing else: %s, %s', (_row, _what, ...fixture) => {
    const [terms, entry, reason] = fixture;
    const under = (lifts: readonly Liftable[]) => {
      const ledger = ledgerUnder(aContract(terms));
      except(ledger, anException({ lifts: [...lifts] }));
      return ledger.post(entry);
    };
    const others = Liftable.options.filter((one) => one !== reason);
    expect(under(others)).toMatchObject({ ok: false, reason });
    const lifted = under(Liftable.options);
    expect(lifted).toMatchObject({ ok: true, facts: { exception: first } });
  });

  it('stands in no entry that needs none, and is not used by it', () => {
    const ledger = ledgerUnder(aContract());
    except(ledger, anException());
    expect(ledger.recorded(sale()).exception).toBe(undefined);
    expect(ledger.head.contracts?.exceptions).toEqual({ [first]: 0 });
  });

  it('holds on its days and for its products; what concerns a whole sale, for each of its lines', () => {
    const ledger = ledgerUnder(aContract());
    const lifts: Liftable[] = ['contract-place'];
    const of = { lifts, from: '2026-11-22', to: '2026-11-22', products: ['T500'] };
    except(ledger, anException(of));
    expect(ledger.post(sale(outside))).toMatchObject({ reason: 'contract-place' });
    const yesterday = { ...outside, day: '2026-11-22' };
    const both = [...line({}), { productId: 'T1500', quantity: 600 }];
    expect(ledger.post(sale({ ...yesterday, lines: both }))).toMatchObject({
      reason: 'contract-place',
    });
    expect(ledger.recorded(sale(yesterday)).exception).toBe(first);
  });

  it('is used up to its limit, and a reversal gives back', () => {
    const ledger = ledgerUnder(aContract());
    except(ledger, anException({ limit: 6_600_000 }));
    const [one, two] = [sale(outside), sale(outside)].map((entry) => ledger.recorded(entry));
    expect(ledger.head.contracts?.exceptions).toEqual({ [first]: 6_600_000 });
    expect(ledger.post(sale(outside))).toMatchObject({
      reason: 'exception-exhausted',
      detail: { left: '0.00', amount: '33,000.00', to: '2026-12-31' },
    });
    const back = newEntry('correction', { reverses: one?.entryId ?? '', reason: 'wrong' });
    expect(ledger.recorded(back).exception).toBe(first);
    expect(ledger.recorded(sale(outside)).exception).toBe(first);
    expect(two?.exception).toBe(first);
  });

  it('alone lifts all of an entry: of several the one that ends first and has enough left', () => {
    const ledger = ledgerUnder(aContract());
    const place: Liftable[] = ['contract-place'];
    except(
      ledger,
      anException({ exceptionId: first, lifts: place }),
      anException({ exceptionId: second, lifts: ['contract-due'], to: '2026-11-30' }),
    );
    const both = { ...outside, due: '2027-06-01' };
    expect(ledger.post(sale(both)).ok).toBe(false);
    const enough = { exceptionId: second, lifts: place, to: '2026-11-30', limit: 3_300_000 };
    except(ledger, anException({ exceptionId: first, lifts: place }), anException(enough));
    const used = [sale(outside), sale(outside)].map((entry) => ledger.recorded(entry).exception);
    expect(used).toEqual([second, first]);
  });

  it('lets a dealer without a contract trade after the company’s day, by the price list', () => {
    const terms: Partial<ContractTerms> = {
      signing: { ...wholeTerms.signing, from: '2026-12-01', to: '2026-12-31' },
    };
    const ledger = ledgerUnder(aContract(terms));
    const policies = { ...ledger.context.policies, withoutContractThrough: '2026-11-22' };
    const tea = sale({ lines: line({ productId: 'TEA', quantity: 1 }) });
    expect(ledger.post(tea, { policies })).toMatchObject({ reason: 'contract-missing' });
    except(ledger, anException({ lifts: ['contract-missing'] }));
    expect(ledger.post(tea, { policies })).toMatchObject({
      facts: { exception: first, lines: [{ typed: false }] },
    });
  });
});
