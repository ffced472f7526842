import type { CostShare, Policy, Rebate, RebateTier } from '../../../domain/contracts/policy.ts';
import { choice, count, money, orEmpty, percent, several } from './field-kinds.ts';
import type { Part } from './fields.ts';
import { agreed, fieldGroup, mapped, rowsOf, together } from './form.ts';
import type { BlockContext, BlockForm } from './form-specs.ts';
import { chosenFrom } from './labels.ts';
import { productsOf } from './rights-form.ts';
import { wordingPart } from './wording-part.ts';

/** Rebates with their tiers, and what else is agreed: award, shares of cost, people. */
export const policyForm: BlockForm = (terms, context) => {
  const { words } = context;
  const { policy } = terms;
  const said = <What>(key: keyof typeof words.support, part: Part<What>) =>
    agreed(words.support[key], part, (policy?.[key] ?? null) !== null);
  const group = <What>(fields: Parameters<typeof fieldGroup>[0], values: object | null) =>
    mapped(fieldGroup(fields, { ...values }, context), (read) => read as unknown as What);
  const cost = (held: CostShare | null) =>
    group<CostShare>([percent('costShare', 'share'), orEmpty(money('yearlyLimit'))], held);
  const award = group<Policy['annualAward']>(
    [money('target'), percent('rate')],
    policy?.annualAward ?? null,
  );
  const people = group<Policy['people']>(
    [count('reps'), count('promoters'), count('vehicles')],
    policy?.people ?? null,
  );
  return together(
    {
      rebates: rowsOf(
        rebatePart(productsOf(terms), context),
        policy?.rebates ?? [],
        words,
        words.rebates,
      ),
      annualAward: said('annualAward', award),
      promotion: said('promotion', cost(policy?.promotion ?? null)),
      advertising: said('advertising', cost(policy?.advertising ?? null)),
      people: said('people', people),
    },
    (whole) => ({ policy: whole }),
  );
};

/** One rebate: what it counts, over which period, and by which tiers. */
const rebatePart =
  (products: ReturnType<typeof productsOf>, context: BlockContext) =>
  (one: Rebate | null): Part<Rebate> => {
    const { words } = context;
    const fields = [
      choice('basis', chosenFrom('basis', words)),
      choice('counting', chosenFrom('counting', words), 'method'),
      choice('period', chosenFrom('period', words)),
      orEmpty(several('products', products)),
    ];
    const tier = (held: RebateTier | null) =>
      fieldGroup([money('tierFrom', 'from'), percent('rate')], { ...held }, context);
    return together(
      {
        name: wordingPart('rebateName', one?.name ?? null, context),
        said: fieldGroup(fields, { ...one }, context),
        tiers: rowsOf(
          tier as (held: RebateTier | null) => Part<never>,
          (one?.tiers ?? []) as never[],
          words,
          words.tiers,
        ),
      },
      ({ name, said, tiers }) => {
        const chosen = said['products'] as readonly string[];
        return {
          name,
          ...said,
          products: chosen.length === 0 ? null : chosen,
          tiers,
        } as unknown as Rebate;
      },
    );
  };
