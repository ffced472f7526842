import * as z from 'zod';
import { route } from '../route.ts';

export const service = {
  health: route({
    method: 'GET',
    path: '/health',
    summary: 'Whether the service answers, and which release it is',
    roles: 'open',
    reply: z.strictObject({ status: z.literal('ok'), release: z.string(), stage: z.string() }),
  }),
  openapi: route({
    method: 'GET',
    path: '/openapi.json',
    summary: 'This document',
    roles: 'open',
    reply: z.record(z.string(), z.unknown()),
  }),
  docs: route({
    method: 'GET',
    path: '/docs',
    summary: 'This document as a page to read',
    roles: 'open',
    reply: z.string().meta({ contentType: 'text/html; charset=utf-8' }),
  }),
};
