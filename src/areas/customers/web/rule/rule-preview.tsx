import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useFormat } from '../../../../ui/format-context.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { SkeletonText } from '../../../../ui/states.tsx';
import { api } from '../../../../web/api/client.ts';
import { asProblem } from '../../../../web/api/problem.ts';
import type { StandingRule } from '../shapes.ts';
import { useText } from '../text.ts';

/** What a changed rule would do to the accounts there are, before it is in force. */
export function RulePreview({ rule }: { rule: StandingRule }) {
  const text = useText();
  const format = useFormat();
  const asked = useDeferredValue(rule);
  const { data, error } = useQuery({
    queryKey: ['customerRule.preview', asked],
    queryFn: () => api.customerRule.preview({ body: { rule: asked } }),
    retry: false,
    placeholderData: (before) => before,
  });
  const turns = data ? [...data.tiers.map(tierTurn), ...data.healths.map(healthTurn)] : [];
  return (
    <Card title={text('web.rule.preview')}>
      {error && <div className="y-inline-error">{asProblem(error)?.message ?? error.message}</div>}
      {!data && !error && <SkeletonText lines={2} />}
      {data && (
        <>
          <p className="y-quiet">
            {data.of > data.judged
              ? text('web.rule.previewSample', {
                  of: format.number(data.of),
                  count: format.number(data.judged),
                })
              : text('web.rule.previewOf', { count: data.judged })}
          </p>
          {turns.length === 0 ? <p>{text('web.rule.previewNone')}</p> : <ul>{turns}</ul>}
        </>
      )}
    </Card>
  );

  function tierTurn({ from, to, count }: { from: StandingTier; to: StandingTier; count: number }) {
    return (
      <li key={`tier ${from} ${to}`}>
        {text('web.rule.turns', {
          from: text(`values.tier.${from}`),
          to: text(`values.tier.${to}`),
          count: format.number(count),
        })}
      </li>
    );
  }

  function healthTurn({ from, to, count }: { from: StandingHealth; to: StandingHealth; count: number }) {
    return (
      <li key={`health ${from} ${to}`}>
        {text('web.rule.turns', {
          from: text(`values.health.${from}`),
          to: text(`values.health.${to}`),
          count: format.number(count),
        })}
      </li>
    );
  }
}

type StandingTier = 'potential' | 'target' | 'key';
type StandingHealth = 'good' | 'watch' | 'risk';
