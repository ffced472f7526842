import type { DraftChange } from '../../../domain/contracts/drafting.ts';
import type { Grant } from '../../../domain/contracts/rights.ts';
import { choice, day, flag, orEmpty, several } from './field-kinds.ts';
import type { Choices } from './fields.ts';
import { fieldGroup, mapped, rowsOf, together } from './form.ts';
import type { BlockForm, Terms } from './form-specs.ts';
import { chosenFrom } from './labels.ts';

/** Level and tier, and the rights divided by territory, product and days. */
export const rightsForm: BlockForm = (terms, context) => {
  const { words, company } = context;
  const { rights } = terms;
  const territories = company.territories.map((one) => [one.territoryId, one.name] as const);
  const fields = [
    several('territories', territories),
    orEmpty(several('products', productsOf(terms))),
    flag('exclusive'),
    orEmpty(day('grantFrom', 'from')),
    orEmpty(day('grantTo', 'to')),
  ];
  const row = (one: Grant | null) =>
    mapped(fieldGroup(fields, { ...one }, context), (values) => {
      const { products } = values as { products: string[] };
      return { ...values, products: products.length === 0 ? null : products } as Grant;
    });
  const said = [
    choice('level', chosenFrom('level', words)),
    choice('tier', chosenFrom('tier', words)),
  ];
  return together(
    {
      said: fieldGroup(said, rights ?? {}, context),
      grants: rowsOf(row, rights?.grants ?? [], words, words.grants),
    },
    ({ said: { level, tier }, grants }) => ({ rights: { level, tier, grants } }) as DraftChange,
  );
};

/** The products that the contract sells, by code and name. */
export const productsOf = ({ goods }: Terms): Choices =>
  (goods?.lines ?? []).map(({ productId, variety, specification }) => [
    productId,
    `${productId} ${variety} ${specification}`,
  ]);
