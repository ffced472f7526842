import type { HttpReply } from '../../../api/client.ts';
import type { HttpRequest } from '../../../local/workbench/protocol/http.ts';
import type { Book } from './book.ts';
import { throughGateway } from './gateway.ts';
import { familyOf } from './record-hands.ts';

/** An entry as it is sent. */
export interface SentEntry {
  readonly entryId: string;
  readonly dealerId: string;
  readonly day: string;
  readonly document?: string;
  readonly reference?: string;
  readonly amount?: number;
}

/** Stands at the service's door: keeps what is sent, and what the service has recorded. */
export class RecordWatch {
  /** Every recorded entry by its id. */
  readonly recorded = new Map<string, SentEntry>();
  readonly violations: string[] = [];
  private readonly contents = new Map<string, string>();

  /** How many entries the service holds of a family. */
  countOf(family: string): number {
    return [...this.recorded.values()].filter((entry) => familyOfEntry(entry) === family).length;
  }

  /** Lets a request through and keeps what it posts. */
  async through(request: HttpRequest, book: Book): Promise<HttpReply> {
    const isPost = request.method === 'POST' && request.url.endsWith('/entries');
    const { entries = [] } = (isPost ? JSON.parse(String(request.body)) : {}) as {
      entries?: SentEntry[];
    };
    for (const entry of entries) this.look(entry, book);
    const reply = await throughGateway(request);
    if (!isPost || reply.status !== 200) return reply;
    const { answers } = JSON.parse(reply.body) as { answers: { outcome: string }[] };
    entries.forEach((entry, i) => {
      if (answers[i]?.outcome === 'recorded') this.recorded.set(entry.entryId, entry);
    });
    return reply;
  }

  /** An id stands for one content for ever, and for one that was written down before. */
  private look(entry: SentEntry, book: Book): void {
    const content = JSON.stringify(entry);
    const known = this.contents.get(entry.entryId) ?? content;
    if (known !== content) this.violations.push(`${entry.entryId} was sent with other content`);
    this.contents.set(entry.entryId, content);
    const journal = book.named('_journal');
    const [rows] = journal.last();
    const written = Array.from({ length: rows }, (_, row) =>
      String(journal.look(row, 3).content.v ?? ''),
    );
    if (!written.includes(content))
      this.violations.push(`${content} was sent and not written down`);
  }
}

const familyOfEntry = ({ document, reference }: SentEntry): string =>
  familyOf({
    document: reference === undefined ? (document ?? '') : '',
    reference: reference ?? '',
  });
