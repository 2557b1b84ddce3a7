import { parseArgs } from 'node:util';
import { beginDemo, makeDemo, removeDemo } from '../demo/index.ts';
import { type Command, UsageError } from './command.ts';
import { withDatabase } from './with-database.ts';

export const demoCommand: Command = {
  name: 'demo',
  summary: 'make a company to look around in, or remove it',
  help: `yaosu demo create [--seed NUMBER] [--json]
yaosu demo remove [--including-real-leads] [--json]

create  a maker of machine parts with twelve people in three teams and two years of leads; only while there are no leads
remove  takes it away again with everything in it; leads that you added yourself hold it up unless you include them
--seed  the same number on the same day makes the same company`,
  async run(args, context) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        seed: { type: 'string' },
        'including-real-leads': { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
    const [what, ...more] = positionals;
    if (more.length > 0 || (what !== 'create' && what !== 'remove'))
      throw new UsageError('demo create, or demo remove');
    const { seed } = values;
    if (seed !== undefined && !/^\d{1,9}$/.test(seed)) throw new UsageError('--seed is a whole number');
    return withDatabase(context, async ({ db }) => {
      const begun = Date.now();
      const done =
        what === 'create'
          ? await db
              .asSystem((tx) =>
                beginDemo(tx, {
                  language: context.config.language,
                  ...(seed !== undefined && { seed: Number(seed) }),
                }),
              )
              .then(() => makeDemo(db))
              .then(() => ({ created: true }))
          : await db.asSystem((tx) => removeDemo(tx, values['including-real-leads'] ?? false));
      const seconds = ((Date.now() - begun) / 1000).toFixed(1);
      const said =
        'created' in done
          ? 'The demo company is there'
          : `The demo company is gone, ${done.leads} leads with it`;
      context.print(
        values.json ? JSON.stringify({ ...done, seconds: Number(seconds) }) : `${said} (${seconds} s).`,
      );
      return 0;
    });
  },
};
