import { Refusal } from '../../../kernel/outcome.ts';
import { systemId } from '../../../platform/actor/actor.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { type Frame, faultsOfFrame } from '../rules/frame.ts';
import { loadFrame, saveFrame } from '../store.ts';
import { tellQualification } from '../tell-qualification.ts';

/**
 * Changes what the company qualifies by. Evidence of a dimension that is gone or set aside stays and counts for nothing until it is back.
 *
 * @throws Refusal `qualification.dimensionTwice`, `qualification.noDimension`, `qualification.questionOfNothing`, `record.stale`
 */
export async function changeFrame(
  tx: Transaction,
  version: number,
  frame: Frame,
): Promise<{ version: number }> {
  const [fault, ...more] = faultsOfFrame(frame);
  if (fault)
    throw new Refusal(
      fault.code,
      { about: fault.about },
      'body.frame',
      more.map(({ code, about }) => ({ code, facts: { about } })),
    );
  if (!(await saveFrame(tx, version, frame)))
    throw new Refusal('record.stale', { current: await loadFrame(tx), yours: frame });
  tellQualification(
    tx,
    'qualification.frameChanged',
    { kind: 'qualificationFrame', id: systemId },
    { dimensions: frame.dimensions.length, questions: frame.questions.length },
  );
  return { version: version + 1 };
}
