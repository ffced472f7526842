import {
  contractDocument,
  type ContractDocument,
} from '../../../domain/contracts/printed/document.ts';
import type { ContractTerms } from '../../../domain/contracts/terms.ts';
import type { ContractLanguage } from '../../../domain/contracts/wording.ts';

const approved = { number: 'JX-2027-0001', version: 1, state: 'approved', template: null } as const;

/** The document of an approved contract with these terms. */
export const documentOf = (terms: ContractTerms, language: ContractLanguage): ContractDocument =>
  contractDocument({ ...approved, language }, terms, {
    company: {
      colours: { primary: '#0b5394', accent: '#e69138' },
      logo: null,
      currency: 'CNY',
      territories: [
        { territoryId: 'NB', name: '宁波' },
        { territoryId: 'ZS', name: '舟山' },
      ],
    },
    digest: 'ab'.repeat(22).slice(0, 43),
    date: '2026-11-25',
  });
