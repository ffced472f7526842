import type { EntryAnswer } from '../../api/routes/accounts.ts';
import { routes } from '../../api/routes.ts';
import type { NewEntry } from '../../domain/new-entry.ts';
import type * as z from 'zod';
import { clock } from '../../functions/clock.ts';
import { startService, type Person, type Service } from './service.ts';

export type Answer = z.output<typeof EntryAnswer>;

/** A service with a company that trades: territories E and W, tea at 1.00 a bottle. */
export interface Trade extends Service {
  /** Adds a dealer in territory E with 30 payment days, unless said otherwise. */
  dealer(code: string, terms?: DealerTerms): Promise<string>;
  /** Posts entries and gives the answers in the order sent. */
  post(entries: readonly unknown[], as?: Person): Promise<Answer[]>;
  /** Posts one entry that must be recorded. */
  recorded(entry: NewEntry, as?: Person): Promise<Extract<Answer, { outcome: 'recorded' }>>;
}

export interface DealerTerms {
  readonly territory?: string;
  readonly creditLimit?: number | null;
  readonly paymentDays?: number | null;
}

/**
 * Starts it. The clock stands at 2026-11-23, eleven o'clock in Shanghai, and goes on from there.
 */
export async function startTrade(databaseFile?: string): Promise<Trade> {
  const start = Date.parse('2026-11-23T03:00:00.000Z') - Date.now();
  clock.now = () => Date.now() + start;
  const service = await startService(databaseFile);
  const { version } = await service.ask(routes.company.getCompany, {}, 'admin');
  const territories = [
    { territoryId: 'E', name: 'East' },
    { territoryId: 'W', name: 'West' },
  ];
  await service.ask(routes.company.changeCompany, { body: { version, territories } }, 'admin');
  const goods = { variety: 'Tea', specification: '500 ml', unit: 'bottle', caseSize: 15 };
  const tea = { code: 'TEA', ...goods, price: 100, from: '2020-01-01' };
  await service.ask(routes.products.addProduct, { body: tea }, 'admin');
  const post = async (entries: readonly unknown[], as: Person = 'admin') => {
    const body = { entries: [...entries] };
    return (await service.ask(routes.accounts.postEntries, { body }, as)).answers;
  };
  return {
    ...service,
    post,
    dealer: async (code, { territory = 'E', creditLimit = null, paymentDays = 30 } = {}) => {
      const body = {
        code,
        name: `Dealer ${code}`,
        tier: 'dealer' as const,
        territory,
        creditLimit,
        paymentDays,
      };
      return (await service.ask(routes.customers.addCustomer, { body }, 'admin')).customerId;
    },
    recorded: async (entry, as) => {
      const [answer] = await post([entry], as);
      if (answer?.outcome !== 'recorded') throw new Error(JSON.stringify(answer));
      return answer;
    },
  };
}
