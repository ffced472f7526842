import { routes } from '../../../api/routes.ts';
import { minorDigits } from '../../../domain/values/currency.ts';
import { actForPage, type ActionResult } from '../action.ts';
import { ask, call, callAll } from '../call.ts';
import { locale, words } from '../settings.ts';
import type { SettingsDeed, SettingsState } from './dialog-state.ts';

const { changeContractSettings, getContractSettings } = routes.contracts;
const { changeCompany, getCompany, me } = routes.company;

/** What the company says of all contracts. */
export function settingsState(): SettingsState {
  const [settings, { currency, territories, policies }, { roles }] = callAll([
    ask(getContractSettings),
    ask(getCompany),
    ask(me),
  ]);
  const isOneOf = (...wanted: typeof roles) => wanted.some((role) => roles.includes(role));
  return {
    locale: locale(),
    company: { currency, digits: minorDigits(currency), territories },
    settings,
    withoutContractThrough: policies.withoutContractThrough ?? null,
    mayChange: isOneOf('admin', 'director'),
    mayEnterBank: isOneOf('finance'),
    mayChangeCompany: isOneOf('admin'),
  };
}

/** Changes it, at the version that was just shown. */
export const changeSettings = (version: number, deed: SettingsDeed): ActionResult =>
  actForPage(words().contracts.settings, () => {
    if ('change' in deed) {
      call(changeContractSettings, { body: { version, ...deed.change } });
    } else {
      const company = call(getCompany);
      const { withoutContractThrough } = deed;
      const policies = { ...company.policies, withoutContractThrough };
      call(changeCompany, { body: { version: company.version, policies } });
    }
    return words().action.done;
  });
