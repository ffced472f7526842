import type { statementLinks } from '../../api/routes/statement-links.ts';
import { accept } from '../../domain/outcome.ts';
import type { Handler } from '../serve.ts';
import { behindLink } from './behind-link.ts';
import { answerPage } from './page.ts';

/**
 * Shows the statement behind a link. It changes nothing, whoever opens it: what scans mails follows
 * every link in them.
 */
export const openStatement: Handler<typeof statementLinks.openStatement> = async (
  { params: { token }, query },
  { locale },
) => {
  const behind = await behindLink(token);
  return accept(answerPage({ ...behind, language: query.language ?? locale, came: null }));
};
