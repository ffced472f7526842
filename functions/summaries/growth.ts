import { growthColumns, type summaries } from '../../api/routes/summaries.ts';
import { accept, refuse } from '../../domain/outcome.ts';
import { grownBy, type Grown } from '../../domain/summaries/growth.ts';
import { toTable } from '../../domain/values/table.ts';
import { readCompany } from '../../store/company.ts';
import { listProducts } from '../../store/products.ts';
import { knowledgeOf } from '../as-known.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import { readCompared, summaryDealersMax } from './read-summary.ts';
import { repsOf } from './reps.ts';

/** How each territory, class, rep and product of the caller's dealers grew. */
export const getGrowth: Handler<typeof summaries.getGrowth> = async (
  { params: { month }, query: { territory, asKnownAt } },
  { member },
) => {
  const company = await readCompany(db);
  const knowledge = knowledgeOf(asKnownAt, company.timeZone);
  const read = await readCompared({ month, member, territory, knowledge }, company);
  if (read === null) return refuse('too-many-dealers', { most: summaryDealersMax });
  const { knownAt } = knowledge;
  const ids = read.dealers.map(({ now }) => now.dealer.dealerId);
  const [products, reps] = await Promise.all([listProducts(db), repsOf(ids, month, knownAt)]);
  const rows = grownBy(read.dealers, (dealerId) => reps.get(dealerId)?.repId ?? null);
  const names = {
    territory: new Map(company.territories.map((one) => [one.territoryId, one.name])),
    class: new Map<string, string>(),
    rep: new Map([...reps.values()].map(({ repId, name }) => [repId, name])),
    product: new Map(
      products.map(({ productId, variety, specification }) => [
        productId,
        `${variety} ${specification}`.trim(),
      ]),
    ),
  };
  const named = ({ key, group, ...row }: Grown) => ({
    ...{ ...row, group, key },
    name: key === null ? null : (names[group].get(key) ?? key),
  });
  return accept({ month, knownAt, ...toTable(growthColumns, rows.map(named)) });
};
