import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFormat } from '../../../../../ui/format-context.tsx';
import { KeyNumber } from '../../../../../ui/key-number.tsx';
import { Card } from '../../../../../ui/layout.tsx';
import { Link } from '../../../../../ui/link.tsx';
import { ErrorState, type ShownError, SkeletonText } from '../../../../../ui/states.tsx';
import { api } from '../../../../../web/api/client.ts';
import { useMay } from '../../../../../web/session.ts';
import { endedAddress } from '../lead-addresses.ts';
import '../score.css';
import type { LeadScore } from '../shapes.ts';
import { useScoreText } from '../text.ts';
import { FeedbackLine } from './feedback-line.tsx';
import { HistoryLine } from './history-line.tsx';
import { PointsList } from './points-list.tsx';
import { RaiseLine } from './raise-line.tsx';

type ScoreCardProps = {
  id: string;
  /** Whether the reader may change the lead: then what would raise the score can be pressed. */
  readOnly: boolean;
  /** Opens a field of the record page for writing. */
  onField: (field: string) => void;
  onLog: () => void;
};

/** The score of a lead: one number in two parts, the points that make it exactly, and what would raise it. */
export function ScoreCard({ id, readOnly, onField, onLog }: ScoreCardProps) {
  const score = useQuery(api.score.ofLead.query({ params: { id } }));
  if (score.error)
    return (
      <Card>
        <ErrorState error={score.error as ShownError} onRetry={() => void score.refetch()} />
      </Card>
    );
  return (
    <Card>
      {score.data ? (
        <div className="score-card">
          <ScoreNumbers score={score.data} />
          <PointsList explanation={score.data} />
          <SumLine score={score.data}>
            <RaiseLine score={score.data} readOnly={readOnly} onField={onField} onLog={onLog} />
          </SumLine>
          <div className="score-foot">
            <HistoryLine id={id} score={score.data} />
            <FeedbackLine score={score.data} />
          </div>
        </div>
      ) : (
        <SkeletonText lines={7} height={370} />
      )}
    </Card>
  );
}

function ScoreNumbers({ score }: { score: LeadScore }) {
  const text = useScoreText();
  const format = useFormat();
  const { similar } = score;
  return (
    <div className="score-numbers">
      <KeyNumber label={text('web.lead.score')} value={score.score} />
      <KeyNumber label={text('web.part.fit')} value={score.fit.grade} />
      <KeyNumber label={text('web.part.engagement')} value={score.engagement.grade} />
      <KeyNumber
        align="end"
        label={text('web.lead.chance')}
        value={format.percent(score.chance)}
        note={
          similar && similar.leads > 0 ? (
            <Link
              to={endedAddress({ score: { from: similar.from, to: similar.to } })}
              title={text('web.lead.similarBand', { from: similar.from, to: similar.to })}
            >
              {text('web.lead.similar', {
                share: format.percent(similar.won / similar.leads),
                leads: format.number(similar.leads),
              })}
            </Link>
          ) : (
            text('web.lead.similarNone')
          )
        }
      />
    </div>
  );
}

/** How the points make the score, with what version of the card. */
function SumLine({ score, children }: { score: LeadScore; children: ReactNode }) {
  const text = useScoreText();
  const mayManage = useMay()('score.manage');
  const { base, raw, clamped, cardNumber, cardId } = score;
  const sum = clamped
    ? text(clamped === 'high' ? 'web.lead.sumHigh' : 'web.lead.sumLow', { raw, shown: score.score })
    : text('web.lead.sum', { score: score.score });
  return (
    <p className="score-sum">
      {text('web.lead.base', { base })} · {sum} ·{' '}
      <Link to={mayManage ? '/score' : `/score/cards/${cardId}`}>
        {text('web.version', { number: cardNumber })}
      </Link>
      {children}
    </p>
  );
}
