import type { IWorkbookData, IWorksheetData } from '@univerjs/core';
import type { ProtectionSpec } from '../protocol/rules.ts';

/** A workbook as it is kept: everything but the sheets, and each sheet on its own. */
export interface SavedWorkbook {
  readonly book: Partial<IWorkbookData>;
  readonly protections: readonly ProtectionSpec[];
}

interface Parts {
  readonly head: Omit<IWorkbookData, 'sheets'>;
  readonly sheets: ReadonlyMap<string, Partial<IWorksheetData>>;
  readonly protections: readonly ProtectionSpec[];
}

const DATABASE = 'workbench';
const STORE = 'parts';

function request<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error('IndexedDB failed'));
  });
}

async function open(): Promise<IDBDatabase> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  return request(opening);
}

/** Keys of one workbook: its head and its sheets. */
function keysOf(workbook: string): IDBKeyRange {
  return IDBKeyRange.bound(`${workbook}/`, `${workbook}/\uffff`);
}

/** Workbooks kept in the browser. */
export class Storage {
  private readonly database = open();

  /** The workbook with an id, or null when it was never saved. */
  async load(workbook: string): Promise<SavedWorkbook | null> {
    const store = (await this.database).transaction(STORE).objectStore(STORE);
    const keys = (await request(store.getAllKeys(keysOf(workbook)))) as string[];
    const texts = (await request(store.getAll(keysOf(workbook)))) as string[];
    const parts = new Map(keys.map((key, i) => [key, texts[i] ?? '']));
    const head = parts.get(`${workbook}/head`);
    if (!head) return null;
    const { book, protections } = JSON.parse(head) as SavedWorkbook;
    const order = book.sheetOrder ?? [];
    const sheets = Object.fromEntries(
      order.flatMap((id) => {
        const text = parts.get(`${workbook}/sheet/${id}`);
        return text ? [[id, JSON.parse(text) as Partial<IWorksheetData>] as const] : [];
      }),
    );
    const sheetOrder = order.filter((id) => sheets[id]);
    return { book: { ...book, sheetOrder, sheets }, protections };
  }

  /** Saves the head and the sheets given, and drops sheets that are gone, all or nothing. */
  async save(workbook: string, { head, sheets, protections }: Parts): Promise<void> {
    const database = await this.database;
    const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
    const store = transaction.objectStore(STORE);
    store.put(JSON.stringify({ book: head, protections }), `${workbook}/head`);
    for (const [id, sheet] of sheets) store.put(JSON.stringify(sheet), `${workbook}/sheet/${id}`);
    const kept = new Set(head.sheetOrder.map((id) => `${workbook}/sheet/${id}`));
    const keys = (await request(store.getAllKeys(keysOf(`${workbook}/sheet`)))) as string[];
    for (const key of keys) if (!kept.has(key)) store.delete(key);
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error ?? new Error('IndexedDB failed'));
      transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB aborted'));
    });
  }

  /** Deletes a workbook. */
  async remove(workbook: string): Promise<void> {
    const transaction = (await this.database).transaction(STORE, 'readwrite');
    await request(transaction.objectStore(STORE).delete(keysOf(workbook)));
  }
}
