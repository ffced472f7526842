import type { RecordCommand, RecordEdit, SendMishap } from './record-commands.ts';

const quiet: SendMishap = { killBefore: null, fates: [], meanwhile: null };

/** Requests that come before the first that posts: the company, and three lists. */
const before = Array.from({ length: 4 }, () => 'answered' as const);

const add: RecordCommand = { edit: { do: 'add', kind: 'payment', dealer: 0 }, tab: 0 };

const send = (mishap: Partial<SendMishap> = {}): RecordCommand => ({
  act: 'send',
  tab: 0,
  mishap: { ...quiet, ...mishap },
});

/** A sending whose every try is carried out, and no answer of which comes back. */
const unanswered = send({ fates: [...before, 'lost', 'lost', 'lost', 'lost'] });

const meanwhile = (request: number, edit: RecordEdit) => send({ meanwhile: { request, edit } });

/** Programs that once broke a guarantee, as short as they could be made, with what they broke. */
export const failedOnce: readonly (readonly [broke: string, program: readonly RecordCommand[]])[] =
  [
    [
      'a row was inserted while an old entry was asked about, and another was sent twice',
      [add, unanswered, add, add, meanwhile(5, { do: 'insert', row: 0 })],
    ],
    [
      'a spoilt copy of a recorded row was said to be recorded',
      [
        add,
        send(),
        { edit: { do: 'copy', row: 0 }, tab: 0 },
        { edit: { do: 'spoil', row: 1 }, tab: 0 },
      ],
    ],
    [
      'copies of a row that was asked about went without an answer until the next sending',
      [
        add,
        send({
          killBefore: 26,
          meanwhile: { request: 1, edit: { do: 'change', row: 0, what: 'day' } },
        }),
        send({ killBefore: 1 }),
        { edit: { do: 'copy', row: 0 }, tab: 0 },
        { edit: { do: 'copy', row: 0 }, tab: 0 },
      ],
    ],
  ];
