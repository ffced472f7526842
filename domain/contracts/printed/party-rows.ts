import type { Parties, Party } from '../parties.ts';

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
