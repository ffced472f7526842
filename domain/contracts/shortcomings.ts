import type { BankData } from '../customer.ts';
import type { Party } from './parties.ts';
import type { Rights } from './rights.ts';
import { blocks, completeTerms, type Block, type ContractTerms, type DraftTerms } from './terms.ts';
import type { Letter } from './terms.ts';
import { isWorded, type ContractLanguage, type Wording } from './wording.ts';

/** What keeps a draft from being a contract. */
export type ShortcomingKind =
  | 'block-empty'
  | 'not-worded'
  | 'name-missing'
  | 'identity-missing'
  | 'bank-missing'
  | 'product-not-sold'
  | 'place-outside'
  | 'tier-without-account'
  | 'right-outside-term';

/** One thing to mend before a contract can be submitted: where it is, and what it is about. */
export interface Shortcoming {
  readonly block: Block;
  readonly letter: Letter;
  readonly kind: ShortcomingKind;
  /** The product, place, party or paragraph that it is about; null for the whole block. */
  readonly about: string | null;
}

/** Everything that keeps terms from being complete in a language, in the order of the blocks. */
export function shortcomingsOf(terms: DraftTerms, language: ContractLanguage): Shortcoming[] {
  const names = Object.keys(blocks) as Block[];
  const empty = names
    .filter((block) => terms[block] === null)
    .map((block) => short(block, 'block-empty', null));
  const complete = completeTerms(terms);
  const inside = complete ? [...notSold(complete), ...outside(complete)] : [];
  const all = [...empty, ...notWorded(terms, language), ...ofParties(terms, language), ...inside];
  return all.sort((a, b) => names.indexOf(a.block) - names.indexOf(b.block));
}

const short = (block: Block, kind: ShortcomingKind, about: string | null): Shortcoming => ({
  block,
  letter: blocks[block],
  kind,
  about,
});

function notWorded(terms: DraftTerms, language: ContractLanguage): Shortcoming[] {
  return (Object.keys(blocks) as Block[]).flatMap((block) =>
    wordingsOf(terms, block)
      .filter((wording) => !isWorded(wording, language))
      .map((wording) => short(block, 'not-worded', wording.zh ?? wording.en)),
  );
}

/** Everything in a block that is worded: paragraphs, names of rebates, the table of breaches. */
function wordingsOf(terms: DraftTerms, block: Block): Wording[] {
  const paragraphs = terms.paragraphs[block];
  if (block === 'policy')
    return [...(terms.policy?.rebates ?? []).map((r) => r.name), ...paragraphs];
  if (block !== 'breach') return paragraphs;
  const rows = terms.breach?.consequences ?? [];
  return [...rows.flatMap((row) => [row.breach, row.consequence]), ...paragraphs];
}

function ofParties({ parties }: DraftTerms, language: ContractLanguage): Shortcoming[] {
  if (parties === null) return [];
  return (['company', 'dealer'] as const).flatMap((side) =>
    shortOfParty(parties[side], language).map((kind) => short('parties', kind, side)),
  );
}

function shortOfParty(party: Party, language: ContractLanguage): ShortcomingKind[] {
  const identified = party.creditCode !== null || (party.bank?.taxNumber ?? null) !== null;
  return [
    ...(language === 'both' && party.otherName === null ? ['name-missing' as const] : []),
    ...(identified ? [] : ['identity-missing' as const]),
    ...(hasAccount(party.bank) ? [] : ['bank-missing' as const]),
  ];
}

const hasAccount = (bank: BankData | null): boolean =>
  bank !== null && bank.accountName !== null && bank.bank !== null && bank.accountNumber !== null;

/** Rights and rebates name only products that block a sells. */
function notSold({ goods, rights, policy }: ContractTerms): Shortcoming[] {
  const sold = new Set(goods.lines.map((line) => line.productId));
  const unknown = (block: Block, products: readonly string[] | null) =>
    (products ?? [])
      .filter((product) => !sold.has(product))
      .map((product) => short(block, 'product-not-sold', product));
  return [
    ...rights.grants.flatMap((grant) => unknown('rights', grant.products)),
    ...policy.rebates.flatMap((rebate) => unknown('policy', rebate.products)),
  ];
}

/** Goods go only to where they may be sold; no right reaches beyond the days of the contract. */
function outside({ delivery, rights, signing }: ContractTerms): Shortcoming[] {
  const granted = grantedTerritories(rights);
  const places = delivery.places
    .filter((place) => !granted.has(place.territory))
    .map((place) => short('delivery', 'place-outside', place.name));
  const grants = rights.grants.flatMap(({ from, to }) =>
    [from, to]
      .filter((day) => day !== null && (day < signing.from || day > signing.to))
      .map((day) => short('rights', 'right-outside-term', day)),
  );
  // Who has an account is a dealer: under a contract for another tier every sale would be refused.
  const tier = rights.tier === 'dealer' ? [] : [short('rights', 'tier-without-account', null)];
  return [...places, ...tier, ...grants];
}

const grantedTerritories = ({ grants }: Rights): ReadonlySet<string> =>
  new Set(grants.flatMap((grant) => grant.territories));
