import type { Particulars } from '../../../domain/contracts/drafting.ts';
import type { Parties } from '../../../domain/contracts/parties.ts';
import type { ShownContract } from '../../../domain/contracts/shown.ts';
import { orEmpty, text } from './field-kinds.ts';
import type { Field, FieldContext, Part } from './fields.ts';
import { fieldGroup, mapped } from './form.ts';

const particulars: readonly Field[] = [
  text('legalName'),
  orEmpty(text('otherName')),
  text('address'),
  text('phone'),
  orEmpty(text('email')),
  text('legalRepresentative'),
  text('signatory'),
  orEmpty(text('creditCode')),
];

/** Bank data of one party, as finance enters it. */
const bank: readonly Field[] = [
  orEmpty(text('accountName')),
  orEmpty(text('bank')),
  orEmpty(text('accountNumber')),
  orEmpty(text('taxNumber')),
];

/** The particulars of a party without its bank data. */
export const partyPart = (party: object | null, context: FieldContext): Part<Particulars> =>
  mapped(
    fieldGroup(particulars, party ?? {}, context),
    (values) => values as unknown as Particulars,
  );

type BankData = NonNullable<NonNullable<Parties['dealer']>['bank']>;

/** The bank data of a party. */
export const bankPart = (
  held: NonNullable<ShownContract['terms']['parties']>['dealer']['bank'],
  context: FieldContext,
): Part<BankData> =>
  mapped(fieldGroup(bank, held ?? {}, context), (values) => values as unknown as BankData);
