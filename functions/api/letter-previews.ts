import { letterPreviews } from '../../api/routes/letter-previews.ts';
import { callerOf } from '../caller.ts';
import { previewLetter } from '../letters/preview.ts';
import { serve, type Handlers } from '../serve.ts';

const handlers: Handlers<typeof letterPreviews> = { previewLetter };

export const handler = serve(letterPreviews, handlers, callerOf);
