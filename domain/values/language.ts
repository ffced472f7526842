import * as z from 'zod';

/** The languages that letters are written in. */
export const Language = z.enum(['zh', 'en']).meta({ id: 'Language' });
export type Language = z.infer<typeof Language>;
