import type { DraftChange } from '../../../domain/contracts/drafting.ts';
import type { ShownContract } from '../../../domain/contracts/shown.ts';
import type { Block } from '../../../domain/contracts/terms.ts';
import { breachForm } from './breach-form.ts';
import { choice, count, day, list, money, orEmpty, percent, text } from './field-kinds.ts';
import type { Field, FieldContext, Part } from './fields.ts';
import { fieldGroup, mapped, rowsOf, together, type Values } from './form.ts';
import { chosenFrom } from './labels.ts';
import { partyPart } from './party-form.ts';
import { policyForm } from './policy-form.ts';
import { rightsForm } from './rights-form.ts';

/** The terms that a form edits. */
export type Terms = ShownContract['terms'];

/** What the form of a block needs besides the terms. */
export interface BlockContext extends FieldContext {
  /** The languages that the contract is made out in. */
  readonly language: ShownContract['language'];
}

/** A form that edits one block of a draft. */
export type BlockForm = (terms: Terms, context: BlockContext) => Part<DraftChange>;

/** A block whose data is a row of fields. */
const flat =
  (block: Block, fields: readonly Field[]): BlockForm =>
  (terms, context) =>
    mapped(fieldGroup(fields, terms[block] ?? {}, context), (values) => ({ [block]: values }));

/** Days count where they are the method, rows of share and days where instalments are. */
const settlementForm: BlockForm = ({ settlement }, context) => {
  const payment = settlement?.payment;
  const fields = [
    choice('method', chosenFrom('method', context.words)),
    orEmpty(count('days')),
    orEmpty(money('creditLimit')),
    money('deposit'),
  ];
  const values = {
    method: payment?.method ?? 'days',
    days: payment?.method === 'days' ? payment.days : null,
    creditLimit: settlement?.creditLimit ?? null,
    deposit: settlement?.deposit ?? 0,
  };
  const row = (one: Values | null) =>
    fieldGroup([percent('share'), count('days')], one ?? {}, context);
  const rows: readonly Values[] = payment?.method === 'instalments' ? payment.instalments : [];
  return together(
    {
      said: fieldGroup(fields, values, context),
      instalments: rowsOf(row, rows, context.words, context.words.choices.instalments),
    },
    ({ said: { method, days, creditLimit, deposit }, instalments }) => {
      const how =
        method === 'days'
          ? { method, days }
          : method === 'instalments'
            ? { method, instalments }
            : { method };
      return { settlement: { payment: how, creditLimit, deposit } } as unknown as DraftChange;
    },
  );
};

const deliveryForm: BlockForm = ({ delivery }, context) => {
  const { words, company } = context;
  const fields = [
    count('days'),
    choice('transport', chosenFrom('transport', words)),
    percent('companyShare'),
  ];
  const territories = company.territories.map((one) => [one.territoryId, one.name] as const);
  const place = [
    ...[text('name'), text('address'), choice('territory', territories)],
    ...[orEmpty(text('receiver')), orEmpty(text('phone'))],
  ];
  const values = { companyShare: 1_000_000, ...delivery };
  const row = (one: Values | null) => fieldGroup(place, one ?? {}, context);
  return together(
    {
      said: fieldGroup(fields, values, context),
      places: rowsOf(row, delivery?.places ?? [], words, words.places),
    },
    ({ said, places }) => ({ delivery: { ...said, places } }) as unknown as DraftChange,
  );
};

const signingForm: BlockForm = ({ signing }, context) =>
  mapped(
    fieldGroup(
      [text('place'), day('from'), day('to'), count('renewalDays')],
      signing ?? {},
      context,
    ),
    // The day of the signing is recorded when it is signed.
    (values) => ({ signing: { ...values, day: null } }) as unknown as DraftChange,
  );

/** The dealer's particulars; those of the company come from its settings. */
const partiesForm: BlockForm = ({ parties }, context) =>
  mapped(partyPart(parties?.dealer ?? null, context), (dealer) => ({ parties: { dealer } }));

/** The forms by the block that they edit; goods are edited in a sheet. */
export const blockForms: Readonly<Partial<Record<Block, BlockForm>>> = {
  quality: flat('quality', [list('standards'), orEmpty(percent('shelfLifeLeft'))]),
  delivery: deliveryForm,
  acceptance: flat('acceptance', [count('visibleDays'), count('hiddenDays')]),
  rights: rightsForm,
  settlement: settlementForm,
  policy: policyForm,
  ordering: flat('ordering', [
    ...[money('minimumOrder'), count('leadDays'), percent('returnShare')],
    orEmpty(count('returnDays')),
  ]),
  breach: breachForm,
  signing: signingForm,
  parties: partiesForm,
};
