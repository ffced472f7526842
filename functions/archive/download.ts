import { GetObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { archive } from '../../api/routes/archive.ts';
import { fileKey, type ContractFile } from '../../domain/archive/file.ts';
import { attachment, mintParameter, mintSeconds, type Mint } from '../../domain/archive/mint.ts';
import { isDiscarded } from '../../domain/archive/retention.ts';
import { accept, refuse } from '../../domain/outcome.ts';
import { readFile } from '../../store/contract-files.ts';
import { readRetention } from '../../store/retention.ts';
import { keepMint } from '../../store/mints.ts';
import { clock, instant } from '../clock.ts';
import { visibleHead } from '../contracts/visible.ts';
import { db } from '../database.ts';
import { files } from '../files.ts';
import { newId } from '../new-id.ts';
import { Problem } from '../problem-answers.ts';
import type { Handler } from '../serve.ts';

/** Writes down who fetches a file and what for, then signs an address that says so. */
export const downloadFile: Handler<typeof archive.downloadFile> = async (
  { params: { dealerId, fileId }, body: { purpose } },
  { member },
) => {
  await visibleHead(dealerId, member);
  const file = await readFile(db, dealerId, fileId);
  if (!file) throw new Problem('not-found');
  const retention = await readRetention(db, dealerId, fileId);
  if (isDiscarded(retention)) return refuse('file-discarded');
  const mint: Mint = {
    mintId: newId(24),
    dealerId,
    fileId,
    by: member.memberId,
    at: instant(),
    until: new Date(clock.now() + mintSeconds * 1000).toISOString(),
    purpose,
  };
  await keepMint(db, mint);
  const { mintId, until } = mint;
  return accept({ url: await addressOf(file, mintId), mintId, until });
};

/** The mint is part of what is signed: nobody can use an address and take it out. */
async function addressOf(file: ContractFile, mintId: string): Promise<string> {
  const command = new GetObjectCommand({
    Bucket: files.bucket,
    Key: fileKey(file),
    ResponseContentType: 'application/pdf',
    ResponseContentDisposition: attachment(file.name),
  });
  command.middlewareStack.add(
    (next) => (args) => {
      const request = args.request as { query: Record<string, string> };
      request.query[mintParameter] = mintId;
      return next(args);
    },
    { step: 'build', name: 'carryMint' },
  );
  return getSignedUrl(files.s3, command, { expiresIn: mintSeconds });
}
