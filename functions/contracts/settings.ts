import type { contracts } from '../../api/routes/contracts.ts';
import { bankShown, keepsBankData } from '../../domain/bank-data.ts';
import { changedSettings, type ContractSettings } from '../../domain/contracts/settings.ts';
import { isSame } from '../../domain/is-same.ts';
import { accept, refuse } from '../../domain/outcome.ts';
import type { Role } from '../../domain/role.ts';
import {
  changeContractSettings as keep,
  readContractSettings,
} from '../../store/contract-settings.ts';
import { instant } from '../clock.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';

/** The settings of contracts. */
export const getContractSettings: Handler<typeof contracts.getContractSettings> = async (
  _,
  { member },
) => accept(shown(await readContractSettings(db), member.roles));

/** Changes the settings; the same request again gives the first answer again. */
export const changeContractSettings: Handler<typeof contracts.changeContractSettings> = async (
  { body },
  { member: { memberId, roles } },
) => {
  if (body.bank !== undefined && !keepsBankData(roles)) return refuse('finance-only');
  const before = await readContractSettings(db);
  const after = changedSettings(before, body, { memberId, at: instant() });
  if (after === null) return refuse('party-missing');
  if (before.version !== body.version) {
    const repeated = before.version === body.version + 1 && before.changedBy === memberId;
    return repeated && isSame(said(before), said(after))
      ? accept(shown(before, roles))
      : refuse('changed-meanwhile');
  }
  return (await keep(db, after)) ? accept(shown(after, roles)) : refuse('changed-meanwhile');
};

const said = ({ version: _, changedAt: __, ...rest }: ContractSettings) => rest;

const shown = (settings: ContractSettings, roles: readonly Role[]): ContractSettings => ({
  ...settings,
  party: settings.party && { ...settings.party, bank: bankShown(settings.party.bank, roles) },
});
