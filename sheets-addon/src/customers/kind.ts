import type { NewCustomer } from '../../../domain/customer.ts';
import type { Cell } from '../../../domain/values/table.ts';
import { cellLimit, type CellAnswer } from '../../../api/cells.ts';
import { customers } from '../../../api/routes/customers.ts';
import { ask, callInTime } from '../call.ts';
import { addEach } from '../editable/add-each.ts';
import type { EditableKind, Push, Sent } from '../editable/kind.ts';
import { understandList } from '../editable/list-rows.ts';
import { refusal } from '../editable/sending.ts';
import { batches } from '../table/answers.ts';
import type { Edit, UnderstoodRow } from '../table/diff.ts';
import type { Words } from '../words.ts';
import { customerColumns } from './columns.ts';
import { CustomerContext } from './context.ts';
import { fieldOfColumn, listFields } from './field-names.ts';
import { customerFields } from './fields.ts';
import { flagText, pullCustomers, tierText } from './pull.ts';
import { words as spoken } from '../settings.ts';

/** The list of all customers. */
export const customerKind: EditableKind<CustomerContext> = {
  kind: 'customers',
  context: CustomerContext,
  identity: ['code'],
  pushed: ['tier', ...Object.keys(listFields)],
  frozenColumns: 2,
  tabColour: '#188038',
  columns: customerColumns,
  head: () => [],
  rules: () => () => [],
  tabName: (_scope, words) => words.list.customers,
  example: (words) => words.list.customers,
  pull: pullCustomers,
  understand: (rows, context, words) => understandList(rows, customerFields(context, words), words),
  send: sendCustomers,
  add: (rows, _context, words) =>
    addEach(rows, (row) => ask(customers.addCustomer, { body: newCustomer(row) }), words),
  columnOf: (_identity, column) => column,
  shown: (_identity, column, value, context) => shown(column, value, context, spoken()),
  shownBy: (context) => context,
  nameOf: (identity, { customers: known }) => {
    const found = known.find(([id]) => id === identity);
    return found ? `${found[1]} ${found[2]}` : identity;
  },
  sameUnits: (a, b) => a.digits === b.digits,
};

function sendCustomers({ edits, together }: Push<CustomerContext>, words: Words): Sent {
  const sendable = edits.filter((edit) => fieldOfColumn(edit.field) !== null);
  const parts = batches(sendable, cellLimit, ({ identity }) => identity);
  const replies = callInTime(
    parts.map((part) =>
      ask(customers.pushCustomers, {
        body: { cells: part.flatMap(cellOf), ...(together && { together }) },
      }),
    ),
  );
  const answers = new Map<Edit, CellAnswer>();
  parts.forEach((part, p) =>
    part.forEach((edit, i) => {
      const answer = replies[p]?.cells[i];
      if (answer) answers.set(edit, answer);
    }),
  );
  return {
    answers: edits.map((edit) =>
      fieldOfColumn(edit.field) === null ? refusal(words.list.tierFixed) : answers.get(edit),
    ),
    changed: () => ({}),
  };
}

function cellOf({ identity, field: column, base, mine }: Edit) {
  const field = fieldOfColumn(column);
  return field === null ? [] : [{ customerId: identity, field, base, mine }];
}

/** The wire's body of a new row; what was left empty is left out. */
function newCustomer({ values }: UnderstoodRow) {
  const body: Record<string, Cell> = { tier: 'dealer', code: values['code'] ?? null };
  for (const [column, value] of Object.entries(values)) {
    const field = column === 'tier' ? column : fieldOfColumn(column);
    if (field !== null && value !== null) body[field] = value;
  }
  // Whether it will do is for the service to say, in a sentence.
  return body as unknown as NewCustomer;
}

function shown(column: string, value: Cell, context: CustomerContext, words: Words): Cell {
  if (column === 'tier') return tierText(value, words);
  if (column === 'supplierCode') {
    return context.customers.find(([id]) => id === value)?.[1] ?? value;
  }
  return flagText(value, words);
}
