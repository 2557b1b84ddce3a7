import { useState } from 'react';
import { Card } from '../../../ui/layout.tsx';
import { ErrorState, type ShownError, SkeletonText } from '../../../ui/states.tsx';
import { Tag, type Tone } from '../../../ui/tag.tsx';
import { api } from '../../../web/api/client.ts';
import { AddEvidence } from './add-evidence.tsx';
import { DimensionRow } from './dimension-row.tsx';
import { NextQuestion } from './next-question.tsx';
import { OverruleDialog } from './overrule-dialog.tsx';
import './qualification.css';
import type { Qualification, Subject, Verdict } from './shapes.ts';
import { useQualificationText } from './text.ts';
import { useQualification, useQualificationActs } from './use-qualification.ts';

type QualificationPanelProps = {
  subject: Subject;
  readOnly: boolean;
  /** Who evidence most likely comes from. */
  speaker: string;
};

const verdictTone: Readonly<Record<Verdict, Tone>> = { qualified: 'good', notYet: 'warn', no: 'bad' };

/** Where each dimension stands, what follows, and what to ask next. */
export function QualificationPanel({ subject, readOnly, speaker }: QualificationPanelProps) {
  const text = useQualificationText();
  const found = useQualification(subject);
  const [adding, setAdding] = useState<string | null>(null);
  const [overruling, setOverruling] = useState(false);
  const shown = found.data;
  if (found.error && !shown)
    return (
      <Card title={text('web.title')}>
        <ErrorState error={found.error as ShownError} onRetry={() => void found.refetch()} />
      </Card>
    );
  if (!shown)
    return (
      <Card title={text('web.title')}>
        <SkeletonText lines={6} height={329} />
      </Card>
    );
  const verdict = shown.overrule?.verdict ?? shown.verdict;
  return (
    <Card
      title={text('web.title')}
      extra={
        <Tag tone={verdictTone[verdict]}>
          {shown.overrule
            ? text(`web.verdictName.${verdict}`)
            : text(`web.verdict.${verdict}`, { count: shown.because.length })}
        </Tag>
      }
    >
      <div className="qual-rows">
        {shown.dimensions.map((dimension) => (
          <DimensionRow
            key={dimension.key}
            subject={subject}
            dimension={dimension}
            readOnly={readOnly}
            onAdd={() => setAdding(dimension.key)}
          />
        ))}
      </div>
      <VerdictLine
        subject={subject}
        shown={shown}
        readOnly={readOnly}
        onOverrule={() => setOverruling(true)}
      />
      {!readOnly && <NextQuestion subject={subject} questions={shown.questions} />}
      {adding && (
        <AddEvidence
          subject={subject}
          dimensions={shown.dimensions}
          dimension={adding}
          speaker={speaker}
          onClose={() => setAdding(null)}
        />
      )}
      {overruling && (
        <OverruleDialog subject={subject} computed={shown.verdict} onClose={() => setOverruling(false)} />
      )}
    </Card>
  );
}

type VerdictLineProps = {
  subject: Subject;
  shown: Qualification;
  readOnly: boolean;
  onOverrule: () => void;
};

/** What the verdict rests on; an overrule with its reason, and the way back. */
function VerdictLine({ subject, shown, readOnly, onOverrule }: VerdictLineProps) {
  const text = useQualificationText();
  const acts = useQualificationActs(subject);
  const names = shown.because
    .map((key) => shown.dimensions.find((one) => one.key === key)?.name ?? key)
    .join(text('web.separator'));
  const { overrule, verdict } = shown;
  if (overrule)
    return (
      <div className="qual-verdict">
        <span>
          {text('web.overrule.shown', {
            name: overrule.byName ?? '',
            verdict: text(`web.verdictName.${overrule.verdict}`),
            reason: overrule.reason,
          })}
        </span>
        <span className="y-row y-gap-s">
          <span className="y-quiet">
            {text('web.overrule.stood', { verdict: text(`web.verdictName.${verdict}`) })}
          </span>
          {!readOnly && (
            <button
              type="button"
              className="y-textbutton"
              onClick={() =>
                void acts.undoable(
                  () => api.qualification.followComputed({ params: subject }),
                  text('web.overrule.backDone'),
                  () =>
                    api.qualification.overrule({
                      params: subject,
                      body: { verdict: overrule.verdict, reason: overrule.reason },
                    }),
                )
              }
            >
              {text('web.overrule.back')}
            </button>
          )}
        </span>
      </div>
    );
  return (
    <div className="qual-verdict y-row y-between">
      <span className="y-quiet">
        {verdict === 'qualified'
          ? text('web.allSettled')
          : text(verdict === 'no' ? 'web.speaksAgainst' : 'web.missing', { names })}
      </span>
      {!readOnly && (
        <button type="button" className="y-textbutton" onClick={onOverrule}>
          {text('web.overrule.act')}
        </button>
      )}
    </div>
  );
}
