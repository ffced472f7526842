import type { Head } from '../domain/account.ts';
import { genesis, type Hash } from '../domain/chain.ts';
import type { TermsChange } from '../domain/entry.ts';
import { newAccount, OpeningTerms } from '../domain/opening-terms.ts';
import { DatedTerms, termsPosting, type ChangedTerms, type TermsAbout } from '../domain/terms.ts';
import type { Db } from './dynamo.ts';
import { newEntry } from './entries.ts';
import { changedHead, newHead } from './heads.ts';
import { keys } from './keys.ts';
import type { Item } from './read-many.ts';
import type { TransactItem } from './transact.ts';

/** The terms of an account as stored; the dealer stands in the key. */
export function termsItem(
  dealerId: string,
  versions: readonly DatedTerms[],
  opening: OpeningTerms | null,
): Item {
  const kept = opening ? { opening: withoutDealer(opening) } : {};
  return { ...keys.terms(dealerId), versions, ...kept };
}

const withoutDealer = ({ dealerId: _, ...rest }: OpeningTerms) => rest;

/** The dated terms that an account's `T` item keeps. */
export const termsOf = (item: Item | undefined): DatedTerms[] =>
  DatedTerms.array().parse(item?.['versions'] ?? []);

/** The terms that the account was opened with; null where release 0.1 opened it. */
export const openingOfItem = (item: Item | undefined, dealerId: string): OpeningTerms | null =>
  item?.['opening'] === undefined
    ? null
    : OpeningTerms.parse({ ...(item['opening'] as object), dealerId });

/** How an account begins closed: by the entry of the newest closing or reopening of months. */
export interface BeginsClosed {
  readonly change: TermsChange;
  readonly about: TermsAbout;
}

/**
 * Opens a dealer's account, to be written together with the dealer's own record. Where months were
 * closed, its first entry says so. Fails where the dealer has an account already.
 */
export function openAccount(
  db: Db,
  opening: OpeningTerms,
  hash: Hash,
  closed: BeginsClosed | null = null,
): TransactItem[] {
  const { head, terms } = newAccount(opening, genesis(opening, hash));
  const begun = closed && termsPosting(head, closed.change, closed.about);
  return [
    newHead(db, begun ? begun.head : head),
    ...(begun ? [newEntry(db, begun.entry)] : []),
    {
      Put: {
        TableName: db.table,
        Item: { ...termsItem(opening.dealerId, terms, opening) },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  ];
}

/**
 * Changes the terms of an account by an entry of amount 0, to be written together with the record
 * that the change comes from. Fails where the account is no longer as this head says.
 */
export function changeTerms(
  db: Db,
  before: Head,
  change: TermsChange,
  about: TermsAbout,
): ChangedTerms & { readonly items: TransactItem[] } {
  const changed = termsPosting(before, change, about);
  const { head, entry, dated } = changed;
  return {
    ...changed,
    items: [
      changedHead(db, before, head),
      newEntry(db, entry),
      ...(dated ? [moreTerms(db, dated, head.dealerId)] : []),
    ],
  };
}

const moreTerms = (db: Db, version: DatedTerms, dealerId: string): TransactItem => ({
  Update: {
    TableName: db.table,
    Key: keys.terms(dealerId),
    UpdateExpression: 'SET versions = list_append(if_not_exists(versions, :none), :more)',
    ExpressionAttributeValues: { ':none': [], ':more': [version] },
  },
});
