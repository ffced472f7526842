import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  answerableThrough,
  answerAfter,
  answersMax,
  type SaidOfStatement,
  type StatementAnswer,
} from '../../domain/summaries/statement-answer.ts';
import { withoutLinks } from '../../functions/letters/without-links.ts';
import { rawMessage } from '../../functions/letters/raw-message.ts';
import { isSentTo, readToken, tokenOf } from '../../functions/statement-answers/token.ts';

const seed = 20261125;
const secret = 'S'.repeat(52);
const link = fc.record({
  month: fc.constantFrom('2026-01', '2026-10', '2026-11', '9999-12'),
  dealerId: fc.stringMatching(/^[0-9A-Za-z][0-9A-Za-z._-]{0,7}$/),
  address: fc.constantFrom('a@x.example', 'b@x.example', 'a@x.example.example'),
});

test('a token opens what it was made for and nothing else, under the key it was signed with', () => {
  fc.assert(
    fc.property(link, link, (a, b) => {
      const token = tokenOf(secret, a, a.address);
      const read = readToken(secret, token);
      expect(read).toMatchObject({ month: a.month, dealerId: a.dealerId });
      expect(read && isSentTo(secret, read, a.address)).toBe(true);
      const isSame = JSON.stringify(a) === JSON.stringify(b);
      expect(tokenOf(secret, b, b.address) === token).toBe(isSame);
      expect(read && isSentTo(secret, read, b.address)).toBe(a.address === b.address);
      expect(readToken('T'.repeat(52), token)).toBeNull();
      expect(readToken(null, token)).toBeNull();
    }),
    { seed },
  );
});

test('no other text is a token: neither one that nobody made, nor one with a sign changed', () => {
  const made = link.map((to) => tokenOf(secret, to, to.address));
  const changed = fc
    .tuple(made, fc.nat(), fc.string({ minLength: 1, maxLength: 1 }))
    .map(([token, at, sign]) => {
      const i = at % token.length;
      return { token, other: token.slice(0, i) + sign + token.slice(i + 1) };
    });
  fc.assert(
    fc.property(changed, fc.string({ unit: 'grapheme' }), ({ token, other }, text) => {
      if (other !== token) expect(readToken(secret, other)).toBeNull();
      expect(readToken(secret, text)).toBeNull();
      expect(readToken(secret, `${token}~`)).toBeNull();
    }),
    { seed, numRuns: 200 },
  );
});

test('a message that is shown is as long as the one that was sent, and has no token in any part', async () => {
  const token = tokenOf(secret, { month: '2026-01', dealerId: 'E-1.a' }, 'a@x.example');
  const envelope = { name: '清泉', address: 'a@x.example' };
  const runs = fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
    const said = { subject: 'S', text: `${text}\n${token}\n`, html: `<p>${token}</p><b>茶</b>` };
    const raw = await rawMessage(said, { from: envelope, to: envelope, language: 'zh' });
    const sent = raw.toString('latin1');
    const shown = withoutLinks(sent);
    expect(shown.length).toBe(sent.length);
    const parts = shown.split('\r\n\r\n').map((part) => Buffer.from(part, 'base64').toString());
    expect(parts.join('')).not.toContain(token.slice(-20));
    expect(parts.join('')).toContain('x'.repeat(token.length));
    expect(withoutLinks(shown)).toBe(shown);
  });
  await fc.assert(runs, { seed, numRuns: 50 });
});

const about = {
  ...{ month: '2026-01', dealerId: 'E1', stated: 100, copy: 0, sentTo: 'a@x.example' },
  at: '2026-02-01T00:00:00.000Z',
};
const said = fc.record<SaidOfStatement>({
  answer: fc.constantFrom('confirmed', 'questioned'),
  name: fc.constantFrom('A', 'B'),
  question: fc.constantFrom('?', null),
  ownBalance: fc.constantFrom(0, 100, null),
});

test('answers follow one another without a gap, none twice in a row, however often each is sent', () => {
  fc.assert(
    fc.property(fc.array(said, { maxLength: 60 }), (all) => {
      const kept: StatementAnswer[] = [];
      for (const one of all) {
        const before = kept.length;
        for (let time = 0; time < 2; time++) {
          const after = answerAfter(kept, one, about);
          if (!after.ok) expect(kept.length).toBe(answersMax);
          else if (after.facts.number > kept.length) kept.push(after.facts);
          else expect(after.facts).toBe(kept.at(-1));
        }
        expect(kept.length - before).toBeLessThanOrEqual(1);
      }
      expect(kept.map(({ number }) => number)).toEqual(kept.map((_, i) => i + 1));
    }),
    { seed },
  );
});

test('a statement is answered to the end of the sixth month after its own', () => {
  expect(answerableThrough('2026-08')).toBe('2027-02-28');
  expect(answerableThrough('2026-01')).toBe('2026-07-31');
});
