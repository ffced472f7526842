import type { Breach } from '../breach.ts';
import type { Delivery } from '../delivery.ts';
import type { Goods } from '../goods.ts';
import type { Parties, Party } from '../parties.ts';
import type { Grant, Rights } from '../rights.ts';
import type { Tongue } from '../wording.ts';
import { grouped, price, worded, type Names } from './speech.ts';

/** The goods: figures and names that are the same in every language. */
export const goodsRows = ({ lines }: Goods, names: Names): string[][] =>
  lines.map((line) => [
    line.variety,
    line.brand ?? '–',
    line.specification,
    line.quantity === null ? '–' : grouped(line.quantity),
    line.unit,
    price(line, names),
  ]);

/** The places of delivery. */
export const placeRows = ({ places }: Delivery, { territories }: Names): string[][] =>
  places.map((place) => [
    place.name,
    place.address,
    territories.get(place.territory) ?? place.territory,
    place.receiver ?? '–',
    place.phone ?? '–',
  ]);

const productsOfRow = 12;

/** The grants, one with many products over several rows: none is longer than a page. */
export const grantsByRow = ({ grants }: Rights): Grant[] =>
  grants.flatMap((grant) => {
    const { products } = grant;
    if (products === null) return [grant];
    const rows = Math.ceil(products.length / productsOfRow);
    return Array.from({ length: rows }, (_, i) => ({
      ...grant,
      products: products.slice(i * productsOfRow, (i + 1) * productsOfRow),
    }));
  });

/** What follows from each breach, in one language. */
export const consequenceRows = ({ consequences }: Breach, tongue: Tongue): string[][] =>
  consequences.map((row) => [worded(row.breach, tongue), worded(row.consequence, tongue)]);

/** What a language calls each of a party's particulars, in the order they are printed. */
export type Particulars = Readonly<Record<Particular, string>>;

type Particular =
  | 'name'
  | 'address'
  | 'phone'
  | 'email'
  | 'legalRepresentative'
  | 'signatory'
  | 'creditCode'
  | 'taxNumber'
  | 'accountName'
  | 'bank'
  | 'accountNumber';

/** A row for each particular that one of the parties has. */
export function partyRows(
  { company, dealer }: Parties,
  titles: Particulars,
  nameOf: (party: Party) => string,
): string[][] {
  const [ours, theirs] = [particularsOf(company, nameOf), particularsOf(dealer, nameOf)];
  return (Object.keys(titles) as Particular[])
    .filter((name) => ours[name] !== null || theirs[name] !== null)
    .map((name) => [titles[name], ours[name] ?? '–', theirs[name] ?? '–']);
}

function particularsOf(
  party: Party,
  nameOf: (party: Party) => string,
): Record<Particular, string | null> {
  const { address, phone, email, legalRepresentative, signatory, creditCode, bank } = party;
  return {
    name: nameOf(party),
    address,
    phone,
    email,
    legalRepresentative,
    signatory,
    creditCode,
    taxNumber: bank?.taxNumber ?? null,
    accountName: bank?.accountName ?? null,
    bank: bank?.bank ?? null,
    accountNumber: bank?.accountNumber ?? null,
  };
}
