import { lazy, type ReactNode, Suspense, useState } from 'react';
import { api } from '../../../../web/api/client.ts';
import { ApiProblem } from '../../../../web/api/problem.ts';
import { writeUnlessTouched } from '../../../../web/records/write-unless-touched.ts';
import { inWords, useAfterChange } from '../after-change.ts';
import type { NamedOpportunity } from '../shapes.ts';
import { useText } from '../text.ts';
import { useNames } from '../use-names.ts';
import { usePipelines } from '../use-pipelines.ts';
import type { Missing } from './missing-dialog.tsx';

const MissingDialog = lazy(() => import('./missing-dialog.tsx').then((m) => ({ default: m.MissingDialog })));
const StepDialog = lazy(() => import('./step-dialog.tsx').then((m) => ({ default: m.StepDialog })));
const CloseDialog = lazy(() => import('./close-dialog.tsx').then((m) => ({ default: m.CloseDialog })));

/** An opportunity as the screen shows it, with the stage that it is moved from. */
type Movable = NamedOpportunity & { stageId: string };

/** Where an opportunity can be moved: a stage, or decided. */
export type Target = { stageId: string } | { decided: 'won' | 'lost' };

type Asking =
  | { kind: 'missing'; stage: string; missing: Missing; id: string }
  | { kind: 'step'; opportunity: Movable; stageId: string }
  | { kind: 'close'; opportunity: Movable; to: 'won' | 'lost' };

/**
 * Moves opportunities along their way. What the server still wants (a next step, a reason, an amount) is asked for; what is missing
 * is said.
 *
 * @returns `move`, and the `dialog` to stand anywhere on the page
 */
export function useStageMove(options: { onRefused?: () => void } = {}): {
  move: (opportunity: Movable, to: Target) => void;
  dialog: ReactNode;
} {
  const text = useText();
  const name = useNames();
  const { stageOf } = usePipelines();
  const { done, refused, refresh } = useAfterChange();
  const [asking, setAsking] = useState<Asking | null>(null);
  const stageName = (id: string) => name(stageOf(id)?.names);

  const save = async (
    opportunity: Movable,
    stageId: string,
    step?: { nextStep: string; nextStepOn: string | null },
  ) => {
    const { batchId } = await writeUnlessTouched<Movable, { batchId: string | null }>(
      opportunity.version,
      (version) =>
        api.opportunity.move({ params: { id: opportunity.id }, body: { version, stageId, ...step } }),
      // A next step that was asked for here must not silently take the place of one that somebody else has just written.
      (current) => !step && current.stageId === opportunity.stageId,
    );
    done(text('web.board.moved', { name: opportunity.name, stage: stageName(stageId) }), batchId);
  };
  const giveUp = () => {
    setAsking(null);
    options.onRefused?.();
  };
  const ask = (error: unknown, opportunity: Movable, stageId: string): Asking | null => {
    if (!(error instanceof ApiProblem)) return null;
    if (error.code === 'opportunity.nextStepRequired') return { kind: 'step', opportunity, stageId };
    if (error.code !== 'opportunity.conditionsMissing') return null;
    const missing = (error.details.facts?.missing ?? []) as Missing;
    return { kind: 'missing', stage: stageName(stageId), missing, id: opportunity.id };
  };
  const failed = (error: unknown, opportunity: Movable, stageId: string) => {
    const question = ask(error, opportunity, stageId);
    if (question) return setAsking(question);
    refused(error);
    void refresh();
    options.onRefused?.();
  };
  return {
    move(opportunity, to) {
      if ('decided' in to) return setAsking({ kind: 'close', opportunity, to: to.decided });
      save(opportunity, to.stageId).catch((error: unknown) => failed(error, opportunity, to.stageId));
    },
    dialog: asking && (
      <Suspense>
        {asking.kind === 'missing' && <MissingDialog {...asking} onClose={giveUp} />}
        {asking.kind === 'step' && (
          <StepDialog
            stage={stageOf(asking.stageId)}
            onClose={giveUp}
            onConfirm={async (step) => {
              await save(asking.opportunity, asking.stageId, step).catch((error: unknown) => {
                const question = ask(error, asking.opportunity, asking.stageId);
                if (!question || question.kind === 'step') throw new Error(inWords(error));
                setAsking(question);
                throw error;
              });
              setAsking(null);
            }}
          />
        )}
        {asking.kind === 'close' && (
          <CloseDialog
            opportunity={asking.opportunity}
            to={asking.to}
            onClose={giveUp}
            onMissing={(missing) =>
              setAsking({ kind: 'missing', stage: text('web.close.won'), missing, id: asking.opportunity.id })
            }
            onDone={() => setAsking(null)}
          />
        )}
      </Suspense>
    ),
  };
}
