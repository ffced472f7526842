import type { Language } from '../../domain/values/language.ts';
import { decimal, minorDigits } from '../../domain/values/currency.ts';
import type { Rate } from '../../domain/values/rate.ts';

/** What stands for a figure that is not known: never 0, never ∞. */
export const unknown = '–';

/** A rate with one decimal: 1,409,091 is 140.9 %. */
export const percent = (rate: Rate | null): string =>
  rate === null ? unknown : `${decimalOfRate(rate)} %`;

/** The same with its sign, for growth. */
export const signedPercent = (rate: Rate | null): string =>
  rate === null ? unknown : `${rate > 0 ? '+' : ''}${decimalOfRate(rate)} %`;

/** A rate without decimals, as it stands on an axis. */
export const wholePercent = (rate: Rate): string => `${String(Math.round(rate / 10_000))}%`;

function decimalOfRate(rate: Rate): string {
  const tenths = Math.round(rate / 1000);
  const [major, minor] = [Math.floor(Math.abs(tenths) / 10), Math.abs(tenths) % 10];
  const grouped = String(major).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${tenths < 0 ? '−' : ''}${grouped}.${String(minor)}`;
}

/** An amount of a currency with its decimals; a dash where it is not known. */
export const money =
  (currency: string) =>
  (amount: number | null): string =>
    amount === null ? unknown : decimal(amount, currency).replace('-', '−');

const steps: Readonly<Record<Language, readonly (readonly [number, string])[]>> = {
  zh: [
    [1e8, ' 亿'],
    [1e4, ' 万'],
  ],
  en: [
    [1e6, ' M'],
    [1e3, ' k'],
  ],
};

/** An amount as it stands on an axis: 1,200,000.00 is `120 万` or `1.2 M`. */
export function shortMoney(currency: string, language: Language) {
  const unit = 10 ** minorDigits(currency);
  return (amount: number): string => {
    const major = amount / unit;
    const step = steps[language].find(([from]) => Math.abs(major) >= from);
    return step ? `${trimmed(major / step[0])}${step[1]}` : trimmed(major);
  };
}

const trimmed = (value: number): string => String(Math.round(value * 10) / 10);
