import openapi from '../../api/openapi.json' with { type: 'json' };
import type { Document } from '../../api/openapi.ts';
import { service } from '../../api/routes/service.ts';
import { accept } from '../../domain/outcome.ts';
import { docsPage } from '../docs-page/page.ts';
import { environment } from '../environment.ts';
import { nobody } from '../nobody.ts';
import { serve } from '../serve.ts';

const { STAGE: stage, RELEASE: release } = environment();
const document = openapi as unknown as Document;

/** What the service says about itself. */
export const handler = serve(
  service,
  {
    health: async () => accept({ status: 'ok' as const, release, stage }),
    openapi: async () => accept({ ...document }),
    docs: async () => accept(docsPage(document)),
  },
  async () => nobody,
);
