import { text } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import type { Reading } from '../../../tools/export/ledger.ts';
import { ledgerText, type LedgerFormat } from '../../../tools/export/text-of.ts';
import type { Person, Service } from '../service.ts';

/** The service as a tool sees it that speaks in the name of this person. */
export const readingAs = (service: Service, person: Person): Reading => ({
  ask: (route, given) => service.ask(route, given ?? {}, person),
});

/** Everything an export writes. */
export const exported = (service: Service, format: LedgerFormat, as: Person = 'admin') =>
  text(Readable.from(ledgerText(readingAs(service, as), format)));
