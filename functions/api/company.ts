import { company } from '../../api/routes/company.ts';
import { changedCompany, territoriesLost } from '../../domain/company-changes.ts';
import type { CompanyShown } from '../../domain/company.ts';
import { isSame } from '../../domain/is-same.ts';
import { accept, refuse } from '../../domain/outcome.ts';
import { changeCompany, readCompanyShown } from '../../store/company.ts';
import { ledgerHasEntries, territoryInUse } from '../../store/company-usage.ts';
import { callerOf } from '../caller.ts';
import { dayIn, instant } from '../clock.ts';
import { changeKeys } from '../cursor-keys.ts';
import { db } from '../database.ts';
import { serve, type Handlers } from '../serve.ts';
import { isTimeZone } from '../time-zone.ts';

const handlers: Handlers<typeof company> = {
  me: async (_, { member: { memberId, name, email, roles, territories } }) =>
    accept({ memberId, name, email, roles, territories }),

  getCompany: async () => accept(await readCompanyShown(db)),

  changeCompany: async ({ body: { version, ...change } }, caller) => {
    const before = await readCompanyShown(db);
    const by = { memberId: caller.member.memberId, at: instant() };
    const after = changedCompany(before, change, by, dayIn(before.timeZone));
    if (before.version !== version) {
      return isRepeat(before, after, version) ? accept(before) : refuse('changed-meanwhile');
    }
    if (!isTimeZone(after.timeZone)) {
      return refuse('time-zone-unknown', { timeZone: after.timeZone });
    }
    if (after.currency !== before.currency && (await ledgerHasEntries(db))) {
      return refuse('currency-fixed');
    }
    const territory = await territoryInUse(db, territoriesLost(before, after));
    if (territory !== null) return refuse('territory-in-use', { territory });
    return (await changeCompany(db, after)) ? accept(after) : refuse('changed-meanwhile');
  },

  changeCursorKey: async () => {
    const keys = await changeKeys();
    return keys
      ? accept({ version: keys.version, changedAt: keys.changedAt })
      : refuse('changed-meanwhile');
  },
};

/** True where the company is as this member's same request left it: the answer was lost. */
const isRepeat = (there: CompanyShown, again: CompanyShown, version: number): boolean =>
  there.version === version + 1 && isSame(timeless(there), timeless(again));

const timeless = ({ version: _, changedAt: __, ...rest }: CompanyShown) => rest;

export const handler = serve(company, handlers, callerOf);
