import { describe, expect, test } from 'vitest';
import { checkSupplier, type Placed } from '../../domain/channel.ts';
import { Tier } from '../../domain/customer.ts';

const at = (customerId: string, tier: Tier, supplierId: string | null = null): Placed => ({
  customerId,
  tier,
  supplierId,
});

describe('a supplier stands above its customer [P12]', () => {
  for (const [i, tier] of Tier.options.entries()) {
    for (const [j, above] of Tier.options.entries()) {
      const allowed = j < i;
      test(`a ${above} ${allowed ? 'may' : 'may not'} supply a ${tier}`, () => {
        const checked = checkSupplier(at('C', tier), 'S', [at('S', above)]);
        expect(checked.ok || checked.reason).toBe(allowed || 'supplier-tier');
      });
    }
  }
});

test('nobody supplies itself', () => {
  expect(checkSupplier(at('C', 'outlet'), 'C', [at('C', 'outlet')])).toMatchObject({
    reason: 'supplier-cycle',
  });
});

test('nobody is supplied by one below it, however far', () => {
  const chain = [
    at('O', 'outlet', 'T'),
    at('T', 'third-tier', 'C'),
    at('C', 'second-tier', 'D'),
    at('D', 'dealer'),
  ];
  expect(checkSupplier(at('C', 'second-tier'), 'O', chain)).toMatchObject({
    reason: 'supplier-cycle',
  });
});

test('a supplier that can’t be seen is none', () => {
  expect(checkSupplier(at('C', 'outlet'), 'S', [])).toMatchObject({
    reason: 'supplier-not-found',
    detail: { supplier: 'S' },
  });
});
