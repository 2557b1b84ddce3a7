import { parseArgs } from 'node:util';
import { loadScoring, publishNumber, rescoreAll, startRun, trainNow } from '../areas/leads/score/index.ts';
import { type Command, UsageError } from './command.ts';
import { withDatabase } from './with-database.ts';

export const scoreCommand: Command = {
  name: 'score',
  summary: 'learn a scorecard, take one into use, score all leads anew',
  help: `yaosu score train [--json]
yaosu score publish NUMBER [--json]
yaosu score rescore [--json]

train    learns from all leads that have ended and says what came of it; by the company's setting a better card is taken into use
publish  takes the card with this number into use (an earlier one: rolls back) and scores every lead anew
rescore  scores every lead anew with the card in use`,
  async run(args, context) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    });
    const [what, number, ...more] = positionals;
    if (more.length > 0 || !['train', 'publish', 'rescore'].includes(what ?? ''))
      throw new UsageError('score train, score publish NUMBER, or score rescore');
    if ((what === 'publish') !== (number !== undefined && /^\d{1,6}$/.test(number)))
      throw new UsageError('score publish takes the number of a card');
    const never = new AbortController().signal;
    return withDatabase(context, async ({ db }) => {
      if (what === 'train') {
        const result = await trainNow(db, never);
        context.print(
          values.json
            ? JSON.stringify(result)
            : `${result.verdict}: learned from ${result.leads} leads, ${result.won} of them won (${result.seconds} s).`,
        );
      } else if (what === 'publish') await publishNumber(db, Number(number));
      else await db.asSystem(async (tx) => startRun(tx, 'asked', await loadScoring(tx)));
      const run = await rescoreAll(db, never);
      if (what !== 'train')
        context.print(
          values.json ? JSON.stringify(run) : `${run.done} leads scored, ${run.moved} of them moved.`,
        );
      return 0;
    });
  },
};
