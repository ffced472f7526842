import { routes } from '../../../api/routes.ts';
import { toRecords, type Cell } from '../../../domain/values/table.ts';
import type { Service } from '../service.ts';

/** Every cell of a month's plans that holds something, by `D1|TEA quantity`. */
export async function storedCells(
  service: Service,
  month: string,
): Promise<ReadonlyMap<string, Cell>> {
  const params = { month };
  const reply = await service.ask(routes.plans.getMonthPlans, { params }, 'admin');
  const cells = new Map<string, Cell>();
  const keep = (row: string, record: Readonly<Record<string, Cell>>, fields: readonly string[]) => {
    for (const field of fields) {
      const value = record[field] ?? null;
      if (value !== null) cells.set(`${String(record['dealerId'])}|${row} ${field}`, value);
    }
  };
  for (const line of toRecords<string>(reply.lines)) {
    keep(String(line['productId']), line, ['quantity', 'price', 'note']);
  }
  for (const line of toRecords<string>(reply.support)) {
    keep(`+${String(line['kind'])}`, line, ['amount', 'days', 'note']);
  }
  for (const dealer of toRecords<string>(reply.dealers)) keep('*', dealer, ['note']);
  return cells;
}
