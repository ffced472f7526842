import * as z from 'zod';
import { Role } from '../domain/role.ts';
import { Language } from '../domain/values/language.ts';
import { routes } from '../api/routes.ts';
import { isProblem, type Connection } from './connect.ts';

/** The people whom the local identity provider knows; any of them can be signed in as. */
const Person = z.object({
  email: z.email(),
  nameZh: z.string(),
  name: z.string(),
  role: Role,
  locale: Language,
});

/** Makes members of the local people, in the territories given by mailbox; `*` is everywhere. */
export async function invitePeople(
  url: string,
  admin: Connection,
  territories: Readonly<Record<string, string[]>>,
): Promise<void> {
  const answer = await fetch(`${url}/local/people`);
  if (!answer.ok) return;
  const people = z.array(Person).parse(await answer.json());
  const { members } = await admin.ask(routes.members.listMembers);
  const known = new Set(members.map((member) => member.email));
  for (const person of people.filter(({ email }) => !known.has(email))) {
    const mailbox = person.email.split('@')[0] ?? '';
    const body = {
      email: person.email,
      name: `${person.nameZh} ${person.name}`,
      roles: [person.role],
      territories: territories[mailbox] ?? ['*'],
      language: person.locale,
    };
    try {
      await admin.ask(routes.members.inviteMember, { body });
    } catch (error) {
      if (!isProblem(error, 'already-exists')) throw error;
    }
  }
}
