import type { letterPreviews } from '../../api/routes/letter-previews.ts';
import { letterNameOf } from '../../domain/letters/letter.ts';
import { accept, refuse } from '../../domain/outcome.ts';
import type { Handler } from '../serve.ts';
import { territoriesShown } from './visible.ts';
import { writtenLetter } from './written.ts';

/** The message as it would be written now; keeps and sends nothing. */
export const previewLetter: Handler<typeof letterPreviews.previewLetter> = async (
  { params: { letterId } },
  { member },
) => {
  const name = letterNameOf(letterId);
  await territoriesShown(name.recipient, member);
  const written = await writtenLetter(name, 'preview');
  if (written.what === 'message') return accept(Buffer.from(written.raw).toString('latin1'));
  return refuse(written.what === 'empty' ? 'letter-empty' : 'letter-no-address');
};
