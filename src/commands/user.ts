import { parseArgs } from 'node:util';
import { foundPeople } from '../areas/people/index.ts';
import { Refusal } from '../kernel/outcome.ts';
import { system } from '../platform/actor/actor.ts';
import { linkPath, makeLink, signInHours } from '../platform/auth/links.ts';
import { sql } from '../platform/db/sql.ts';
import { type Command, UsageError } from './command.ts';
import { withDatabase } from './with-database.ts';

type Listed = { id: string; name: string; email: string; role: string; state: string };

const people = sql<Listed>`
  select p.id, p.name, p.email, coalesce(r.key, r.name) as role, p.state
  from people.people p join people.roles r on r.id = p.role_id
  where p.deleted_at is null order by p.created_at`;

export const userCommand: Command = {
  name: 'user',
  summary: 'list people, or make a one-time sign-in link',
  help: `yaosu user list [--json]
yaosu user link [EMAIL] [--json]

list  who is in the system
link  a link with which EMAIL (the owner when not given) signs in once, within ${signInHours} hours, and sets a new password`,
  async run(args, context) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    });
    const [what, email, ...more] = positionals;
    if (more.length > 0 || !what || !['list', 'link'].includes(what))
      throw new UsageError('user list, or user link');
    return withDatabase(context, async ({ db }) => {
      if (what === 'list') {
        const all = await db.read(system, people);
        if (values.json) context.print(JSON.stringify(all));
        else for (const one of all) context.print(`${one.email}  ${one.name}  ${one.role}  ${one.state}`);
        return 0;
      }
      const link = await db.asSystem(async (tx) => {
        const { ownerId } = await foundPeople(tx, { language: context.config.language });
        const wanted = email?.toLowerCase();
        const found = (await tx.all(people)).find((one) =>
          wanted ? one.email.toLowerCase() === wanted : one.id === ownerId,
        );
        if (!found) throw new Refusal('terminal.noSuchPerson', { email });
        const { token, expiresAt } = await makeLink(tx, found.id, 'signIn', signInHours);
        return { email: found.email, path: linkPath('signIn', token), expiresAt };
      });
      const { host, port, publicUrl } = context.config;
      const url = `${publicUrl ?? `http://${host}:${port}`}${link.path}`;
      context.print(
        values.json ? JSON.stringify({ email: link.email, url, expiresAt: link.expiresAt }) : url,
      );
      return 0;
    });
  },
};
