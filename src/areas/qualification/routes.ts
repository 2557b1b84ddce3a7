import { Refusal } from '../../kernel/outcome.ts';
import { routesOf } from '../../platform/http/routes.ts';
import { askQuestion } from './acts/ask-question.ts';
import { changeFrame } from './acts/change-frame.ts';
import { markLater } from './acts/mark-evidence.ts';
import { overruleVerdict, withdrawOverrule } from './acts/overrule-verdict.ts';
import { withdrawEvidence } from './acts/withdraw-evidence.ts';
import { qualificationContract } from './contract.ts';
import { qualificationErrors } from './errors.ts';
import { askedOf, evidenceOf, overruleOf, type ShownEvidence, type ShownOverrule } from './reads.ts';
import type { Asked } from './rules/next-question.ts';
import { shippedFrame } from './rules/shipped-frame.ts';
import { shownQualification } from './shown-qualification.ts';
import { frameQuery, type KeptFrame } from './store.ts';
import { qualifiedKind } from './subjects.ts';

const shipped: KeptFrame = { frame: shippedFrame, version: 0 };

export const qualificationRoutes = routesOf(
  'qualification',
  qualificationContract,
  {
    frame: async ({ db, actor }) => {
      const { frame, version } = (await db.read(actor, frameQuery))[0] ?? shipped;
      return {
        version,
        frame: {
          dimensions: frame.dimensions.map((one) => ({ ...one, words: [...one.words] })),
          questions: [...frame.questions],
        },
      };
    },
    changeFrame: ({ write, body }) => write((tx) => changeFrame(tx, body.version, body.frame)),
    read: async ({ db, actor, params: { kind: name, id } }) => {
      const kind = qualifiedKind(name);
      const [visible, frame, evidence, asked, overrule] = await db.readAll(actor, [
        kind.visible(id),
        frameQuery,
        evidenceOf(kind, id),
        askedOf(kind, id),
        overruleOf(id),
      ]);
      if (visible!.rows.length === 0) throw new Refusal('record.notFound');
      return shownQualification({
        frame: ((frame!.rows[0] as KeptFrame | undefined) ?? shipped).frame,
        evidence: evidence!.rows as ShownEvidence[],
        asked: asked!.rows as Asked[],
        overrule: (overrule!.rows[0] as ShownOverrule | undefined) ?? null,
        language: actor.language,
        now: new Date(),
      });
    },
    mark: ({ write, params, body }) =>
      write(async (tx) => ({ ids: await markLater(tx, params, body.marks, body.communicationId ?? null) })),
    withdraw: ({ write, params: { id } }) =>
      write(async (tx) => {
        await withdrawEvidence(tx, id, true);
        return { id };
      }),
    restore: ({ write, params: { id } }) =>
      write(async (tx) => {
        await withdrawEvidence(tx, id, false);
        return { id };
      }),
    overrule: ({ write, params, body: { verdict, reason } }) =>
      write(async (tx) => {
        await overruleVerdict(tx, params, verdict, reason);
        return { verdict };
      }),
    followComputed: ({ write, params }) => write((tx) => withdrawOverrule(tx, params)),
    asked: ({ write, params, body: { questionId, asked } }) =>
      write(async (tx) => {
        await askQuestion(tx, params, questionId, asked);
        return { questionId };
      }),
  },
  qualificationErrors,
);
