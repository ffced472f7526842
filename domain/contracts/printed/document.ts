import type { Day } from '../../values/day.ts';
import type { CompanyShown } from '../../company.ts';
import { isDraft, type Contract } from '../contract.ts';
import type { ContractTerms } from '../terms.ts';
import { tonguesOf, type ContractLanguage } from '../wording.ts';
import { labelsOf, printedBlocks, saysDays, type DocumentBlock, type Texts } from './printed.ts';
import type { Label } from './speech.ts';

/** Everything that stands in the document of a contract; how it looks is the template's. */
export interface ContractDocument {
  readonly language: ContractLanguage;
  readonly labels: Readonly<Record<Label, Texts>>;
  readonly title: Texts;
  /** Null until the contract is approved. */
  readonly number: string | null;
  readonly version: number;
  /** SHA-256 of the terms, base64url: the paper names what it was made from. */
  readonly digest: string;
  /** True while it is no contract yet: it says so across every page. */
  readonly isDraft: boolean;
  readonly company: Texts;
  readonly dealer: Texts;
  /** Both parties as each page's foot has them: shortened to stay on its line. */
  readonly foot: string;
  readonly term: Texts;
  readonly place: string;
  readonly colours: CompanyShown['colours'];
  /** What kind of picture the logo is; null where the company has none. */
  readonly logo: 'png' | 'jpeg' | null;
  /** The day of the version, so that it is printed alike on any day. */
  readonly date: Day;
  readonly blocks: readonly DocumentBlock[];
}

/** What the document of a contract is made from beside the contract. */
export interface Imprint {
  readonly company: Pick<CompanyShown, 'colours' | 'logo' | 'currency' | 'territories'>;
  readonly digest: string;
  /** The day of the version. */
  readonly date: Day;
}

/** The document of a contract whose terms are complete. */
export function contractDocument(
  contract: Pick<Contract, 'language' | 'number' | 'version' | 'state' | 'template'>,
  terms: ContractTerms,
  { company, digest, date }: Imprint,
): ContractDocument {
  const { language, number, version, template } = contract;
  const labels = labelsOf(language);
  const { signing, parties } = terms;
  return {
    language,
    labels,
    title: tonguesOf(language).flatMap(
      (tongue, i) => template?.title[tongue] ?? labels.title[i] ?? [],
    ),
    number,
    version,
    digest,
    isDraft: isDraft(contract),
    company: namesOf(parties.company, language),
    dealer: namesOf(parties.dealer, language),
    foot: [parties.company, parties.dealer]
      .map((party) => shortened(namesOf(party, language)[0] ?? ''))
      .join(' · '),
    term: saysDays(language, signing.from, signing.to),
    place: signing.place,
    colours: company.colours,
    logo: company.logo === null ? null : company.logo.startsWith('data:image/png') ? 'png' : 'jpeg',
    date,
    blocks: printedBlocks(terms, language, {
      currency: company.currency,
      territories: new Map(company.territories.map((t) => [t.territoryId, t.name])),
    }),
  };
}

/** A contract in English names a party as it is called in English, where it is. */
function namesOf(
  { legalName, otherName }: ContractTerms['parties']['company'],
  language: ContractLanguage,
): Texts {
  if (otherName === null || language === 'zh') return [legalName];
  return language === 'en' ? [otherName, legalName] : [legalName, otherName];
}

/** So many signs of both names and the number of the page stand on one line. */
const footMax = { chinese: 20, latin: 44 };

const shortened = (name: string): string => {
  const signs = [...name];
  const max = signs.some((sign) => sign > '\u2e7f') ? footMax.chinese : footMax.latin;
  return signs.length <= max ? name : `${signs.slice(0, max - 1).join('')}…`;
};
