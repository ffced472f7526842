import * as z from 'zod';
import { LetterId } from '../../domain/letters/letter.ts';
import { route } from '../route.ts';
import { letterReaders, Rfc822 } from './letters.ts';

/** Apart from the letters that were sent: whoever writes them draws and sets type. */
export const letterPreviews = {
  previewLetter: route({
    method: 'GET',
    path: '/summaries/letters/{letterId}/preview',
    summary: 'The message as it would be written now; nothing is kept or sent',
    roles: letterReaders,
    params: z.strictObject({ letterId: LetterId }),
    reply: Rfc822,
    refuses: ['letter-empty', 'letter-no-address'],
  }),
};
