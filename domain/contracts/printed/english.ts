import { ordering, policy, settlement } from './english-money.ts';
import { delivery, goods, rights } from './english-trade.ts';
import { days, englishDay, listed } from './english-words.ts';

import { percent, words, type Speech } from './speech.ts';
import { consequenceRows, partyRows, type Particulars } from './table-rows.ts';

const particulars: Particulars = {
  name: 'Name',
  address: 'Address',
  phone: 'Phone',
  email: 'Email',
  legalRepresentative: 'Legal representative',
  signatory: 'Signatory',
  creditCode: 'Unified social credit code',
  taxNumber: 'Tax number',
  accountName: 'Account name',
  bank: 'Bank',
  accountNumber: 'Account number',
};

/** The contract in English. */
export const english: Speech = {
  labels: {
    title: 'Distribution Contract',
    number: 'Contract no.',
    version: 'Version',
    digest: 'Digest of the terms',
    company: 'The Company',
    dealer: 'The Dealer',
    term: 'Term',
    place: 'Place of signing',
    pageOf: 'Page {page} of {pages}',
    draft: 'DRAFT',
    prevails: 'Where Chinese and English differ, the Chinese text prevails.',
    signatures: 'Signatures',
    seal: '(seal)',
    signatory: 'Authorised signatory',
    date: 'Date',
  },
  days: (from, to) => `${englishDay(from)} to ${englishDay(to)}`,
  headings: {
    goods: 'Goods',
    quality: 'Quality',
    delivery: 'Delivery',
    acceptance: 'Acceptance',
    rights: 'Operating rights',
    settlement: 'Settlement',
    policy: 'Distribution policy',
    ordering: 'Ordering and returns',
    breach: 'Breach and disputes',
    signing: 'Signing and term',
    parties: 'Parties',
  },
  blocks: {
    goods,
    quality: ({ quality: { standards, shelfLifeLeft } }) => ({
      sentences: [
        `The goods meet ${listed(standards)}.`,
        ...(shelfLifeLeft === null
          ? []
          : [`On arrival at least ${percent(shelfLifeLeft)}% of the shelf life is left.`]),
      ],
    }),
    delivery,
    acceptance: ({ acceptance: { visibleDays, hiddenDays } }) => ({
      sentences: [
        `The Dealer objects to quantities and visible defects within ${days(visibleDays)} of receipt, and to hidden defects within ${days(hiddenDays)}; otherwise the goods are accepted.`,
      ],
    }),
    rights,
    settlement,
    policy,
    ordering,
    breach: ({ breach }) => ({
      sentences: [
        'A party in breach answers for it as in the table below.',
        breach.forum === 'court'
          ? `The parties settle disputes by talking; failing that, ${breach.forumName} has jurisdiction.`
          : `The parties settle disputes by talking; failing that, by arbitration of ${breach.forumName}.`,
      ],
      tables: [
        {
          caption: 'Consequences of a breach',
          columns: words('Breach', 'Consequence'),
          rows: consequenceRows(breach, 'en'),
        },
      ],
    }),
    signing: ({ signing: { place, from, to, renewalDays } }) => ({
      sentences: [
        `This contract is signed in ${place}. It holds from ${englishDay(from)} to ${englishDay(to)}.`,
        `The parties agree on a renewal at the latest ${days(renewalDays)} before its end.`,
      ],
    }),
    parties: ({ parties }) => ({
      sentences: [
        'Names, addresses, representatives and accounts of the parties stand in the table below; each tells the other of a change in writing.',
      ],
      tables: [
        {
          caption: 'Parties',
          columns: words('Particulars', 'The Company', 'The Dealer'),
          rows: partyRows(parties, particulars, (party) => party.otherName ?? party.legalName),
        },
      ],
    }),
  },
};
