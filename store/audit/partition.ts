import type { Item } from '../read-many.ts';

/** What stands in a customer's partition, by the kind of item. */
export interface Partition {
  readonly customerId: string;
  readonly pk: string;
  /** Items under `C`, `H` and `T`. */
  readonly customer: Item | undefined;
  readonly head: Item | undefined;
  readonly terms: Item | undefined;
  readonly entries: readonly Item[];
  readonly documents: readonly Item[];
  readonly reversals: readonly Item[];
  readonly totals: readonly Item[];
  readonly plans: readonly Item[];
  readonly planEdits: readonly Item[];
  readonly planVersions: readonly Item[];
  readonly requests: readonly Item[];
  readonly below: readonly Item[];
  /** The terms of contracts in force, under `X`. */
  readonly inForce: Item | undefined;
  readonly contracts: readonly Item[];
  readonly contractRevisions: readonly Item[];
  readonly files: readonly Item[];
  /** What was decided of files’ retention. */
  readonly retentions: readonly Item[];
  readonly verdicts: readonly Item[];
  readonly uploads: readonly Item[];
  /** Items of no known form. */
  readonly unknown: readonly Item[];
}

const forms = {
  customer: /^C$/,
  head: /^H$/,
  terms: /^T$/,
  entries: /^E#./,
  documents: /^I#./,
  reversals: /^R#./,
  totals: /^M#\d{4}-\d\d#T$/,
  plans: /^M#\d{4}-\d\d#P$/,
  planEdits: /^N#\d{4}-\d\d$/,
  planVersions: /^V#\d{4}-\d\d#\d{6,}$/,
  requests: /^A#./,
  below: /^B#./,
  inForce: /^X$/,
  contracts: /^K#./,
  contractRevisions: /^KR#./,
  files: /^F#./,
  verdicts: /^FC#./,
  retentions: /^FR#./,
  uploads: /^U#./,
} as const;
type Form = keyof typeof forms;

const formOf = (item: Item): Form | 'unknown' => {
  const sk = String(item['sk']);
  const found = Object.entries(forms).find(([, form]) => form.test(sk));
  return (found?.[0] as Form | undefined) ?? 'unknown';
};

/** Sorts the items of a customer's partition. */
export function partitionOf(pk: string, items: readonly Item[]): Partition {
  const by = Map.groupBy(items, formOf);
  const all = (form: Form | 'unknown') => by.get(form) ?? [];
  return {
    customerId: pk.slice(2),
    pk,
    customer: all('customer')[0],
    head: all('head')[0],
    terms: all('terms')[0],
    entries: all('entries'),
    documents: all('documents'),
    reversals: all('reversals'),
    totals: all('totals'),
    plans: all('plans'),
    planEdits: all('planEdits'),
    planVersions: all('planVersions'),
    requests: all('requests'),
    below: all('below'),
    inForce: all('inForce')[0],
    contracts: all('contracts'),
    contractRevisions: all('contractRevisions'),
    files: all('files'),
    retentions: all('retentions'),
    verdicts: all('verdicts'),
    uploads: all('uploads'),
    unknown: all('unknown'),
  };
}
