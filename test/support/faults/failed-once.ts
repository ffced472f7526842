import type { Step } from '../ledger-programs.ts';
import { faultKinds } from './kinds.ts';
import type { Program } from './program.ts';

const sale = (random: string, document: string): Step => ({
  entry: {
    kind: 'sale',
    dealerId: 'D1',
    day: '2026-09-30',
    entryId: `2026-09-30-D1-${random.padStart(16, '0')}`,
    document,
    lines: [{ productId: 'TEA', quantity: 1 }],
  },
});

const payment = (random: string): Step => ({
  entry: {
    kind: 'payment',
    dealerId: 'D1',
    day: '2026-09-30',
    entryId: `2026-09-30-D1-${random.padStart(16, '0')}`,
    amount: 100,
    settles: 'oldest',
  },
});

/**
 * Programs that once broke a promise, as short as they could be made, with what was wrong. A seed
 * brings another program as soon as programs change; these stay what they are.
 */
export const failedOnce: readonly (readonly [wrong: string, program: Program])[] = [
  [
    'the head was written without asking for the version decided on',
    {
      seed: 1994391489,
      percent: 15,
      kinds: faultKinds,
      killed: 6,
      callers: [
        [
          { dealer: 0, see: 'account' },
          { dealer: 1, paymentDays: 0 },
          { dealer: 0, again: 0, twisted: false },
        ],
        [{ dealer: 1, post: [sale('PJ', 'A')] }],
        [{ dealer: 0, decide: 'approve' }],
      ],
    },
  ],
  [
    'many items were read at once, but not consistently',
    {
      seed: 0,
      percent: 60,
      kinds: ['stale'],
      killed: 0,
      callers: [
        Array.from({ length: 8 }, (_, i) => [
          {
            dealer: 0,
            post:
              i % 2 === 0 ? [sale(`A${String(i)}`, `D${String(i)}`)] : [payment(`B${String(i)}`)],
          },
          { dealer: 0, see: 'account' as const },
          { dealer: 0, see: 'report' as const },
          { dealer: 0, see: 'statement' as const },
        ]).flat(),
      ],
    },
  ],
];
