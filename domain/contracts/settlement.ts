import * as z from 'zod';
import { Money } from '../values/money.ts';
import { Rate, whole } from '../values/rate.ts';

/** A part of what is owed on a document and the day, counted from the sale, on which it is due. */
export const Instalment = z
  .strictObject({ share: Rate.min(1).max(whole), days: z.int().min(0).max(365) })
  .meta({ id: 'Instalment' });
export type Instalment = z.infer<typeof Instalment>;

/** Instalments in order of day, whose shares are the whole exactly. */
const Instalments = z
  .array(Instalment)
  .min(2)
  .max(12)
  .refine((all) => all.reduce((sum, { share }) => sum + share, 0) === whole, {
    error: 'shares-not-whole',
  })
  .refine((all) => all.every(({ days }, i) => i === 0 || days > (all[i - 1]?.days ?? 0)), {
    error: 'days-not-rising',
  });

/** How the dealer pays: before delivery, some days after the sale, or in instalments. */
export const PaymentMethod = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('prepaid') }),
  z.strictObject({ method: z.literal('days'), days: z.int().min(0).max(365) }),
  z.strictObject({ method: z.literal('instalments'), instalments: Instalments }),
]);
export type PaymentMethod = z.infer<typeof PaymentMethod>;

/** Block f (结帐方式): when money is due and how much may be owed. */
export const Settlement = z
  .strictObject({
    payment: PaymentMethod,
    /** Null is no limit, 0 means that nothing may be owed. */
    creditLimit: Money.min(0).nullable(),
    /** Deposit (保证金) held while the contract runs; 0 is none. */
    deposit: Money.min(0),
  })
  .refine(({ payment, creditLimit }) => payment.method !== 'prepaid' || creditLimit === 0, {
    error: 'prepaid-owes-nothing',
    path: ['creditLimit'],
  })
  .meta({ id: 'SettlementTerms' });
export type Settlement = z.infer<typeof Settlement>;

/** Days from a sale to the day on which the last of it is due. */
export function paymentDaysOf(payment: PaymentMethod): number {
  switch (payment.method) {
    case 'prepaid':
      return 0;
    case 'days':
      return payment.days;
    case 'instalments':
      return payment.instalments.at(-1)?.days ?? 0;
  }
}
