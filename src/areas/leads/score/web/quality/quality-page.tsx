import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Chart } from '../../../../../ui/chart/chart.tsx';
import { Choice } from '../../../../../ui/choice.tsx';
import { useFormat } from '../../../../../ui/format-context.tsx';
import { Card } from '../../../../../ui/layout.tsx';
import { Page } from '../../../../../ui/page.tsx';
import { EmptyState, ErrorState, type ShownError, SkeletonText } from '../../../../../ui/states.tsx';
import { api } from '../../../../../web/api/client.ts';
import { useGo, useUrlState } from '../../../../../web/route-hooks.ts';
import { endedAddress } from '../lead-addresses.ts';
import { ScoreTabs } from '../score-tabs.tsx';
import type { Quality } from '../shapes.ts';
import { useScoreText } from '../text.ts';
import { DriftCard } from './drift-card.tsx';
import { FeedbackCard } from './feedback-card.tsx';
import { GradesMatrix } from './grades-matrix.tsx';
import { QualityFigures } from './quality-figures.tsx';
import { bandsShape, calibrationShape, decilesShape } from './quality-shapes.ts';
import { useQualityWords } from './use-quality-words.ts';

const periods = ['30', '90', '180', '365'] as const;

/** How well scores foretold what came of leads, by the score just before each outcome. */
export function QualityPage() {
  const text = useScoreText();
  const [{ days }, setUrl] = useUrlState<{ days: unknown }>({ days: 180 });
  const period = periods.find((one) => one === String(days)) ?? '180';
  const quality = useQuery({
    ...api.score.quality.query({ query: { days: Number(period) } }),
    placeholderData: keepPreviousData,
  });
  return (
    <Page
      title={text('web.nav.score')}
      toolbar={<ScoreTabs />}
      actions={
        <Choice
          label={text('web.quality.period')}
          value={period}
          choices={periods.map((value) => ({ value, label: text('web.quality.lastDays', { days: value }) }))}
          onChange={(value) => setUrl({ days: Number(value) })}
        />
      }
    >
      <div className="y-stack y-gap-m">
        {quality.error && (
          <ErrorState error={quality.error as ShownError} onRetry={() => void quality.refetch()} />
        )}
        {quality.isPending && (
          <Card>
            <SkeletonText lines={8} height={900} />
          </Card>
        )}
        {quality.data && <Findings quality={quality.data} />}
        <FeedbackCard />
      </div>
    </Page>
  );
}

function Findings({ quality }: { quality: Quality }) {
  const text = useScoreText();
  const format = useFormat();
  const go = useGo();
  const words = useQualityWords();
  const { overall, bands, days } = quality;
  const calibration = useMemo(() => calibrationShape(overall, words), [overall, words]);
  const deciles = useMemo(() => decilesShape(overall, words), [overall, words]);
  const byBand = useMemo(() => bandsShape({ bands }, words), [bands, words]);
  if (overall.leads === 0)
    return (
      <Card>
        <EmptyState icon="target">{text('web.quality.empty')}</EmptyState>
      </Card>
    );
  return (
    <>
      <QualityFigures quality={quality} />
      <div className="score-charts">
        <Card title={text('web.quality.bandsTitle')} extra={text('web.quality.bandsName')}>
          <Chart
            label={text('web.quality.bandsLabel')}
            shape={byBand}
            onPick={(at) => {
              const band = bands[at];
              if (band) go(endedAddress({ days, score: { from: band.from, to: band.to } }));
            }}
          />
        </Card>
        <Card title={text('web.quality.decilesTitle')} extra={text('web.quality.decilesName')}>
          <Chart
            label={text('web.quality.decilesLabel', {
              lift: overall.lift10 === null ? '–' : format.number(overall.lift10, 1),
            })}
            shape={deciles}
          />
        </Card>
        <Card title={text('web.quality.calibrationTitle')} extra={text('web.quality.calibrationName')}>
          <Chart
            label={text('web.quality.calibrationLabel', {
              error: overall.calibrationError === null ? '–' : format.percent(overall.calibrationError, 1),
            })}
            shape={calibration}
          />
        </Card>
        <GradesMatrix grades={quality.grades} days={days} />
      </div>
      <DriftCard quality={quality} />
    </>
  );
}
