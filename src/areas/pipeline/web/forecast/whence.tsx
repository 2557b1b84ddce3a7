import { useFormat } from '../../../../ui/format-context.tsx';
import { Link } from '../../../../ui/link.tsx';
import { listAddress } from '../../../../web/records/filters-in.ts';
import { useText } from '../text.ts';
import { useNames } from '../use-names.ts';
import type { Simulated } from './shapes.ts';

/** Where the middle of the forecast comes from, added up line by line; each stage opens its deals. */
export function Whence({ simulated, money }: { simulated: Simulated; money: (amount: number) => string }) {
  const text = useText();
  const format = useFormat();
  const name = useNames();
  const { stages, coming, bottomUp, experience, pace, season, paceShare, p50 } = simulated;
  return (
    <div>
      <h3>{text('web.forecast.whence')}</h3>
      <dl className="deal-whence">
        {stages.map((one) => (
          <div key={one.stageId}>
            <dt>
              <Link
                to={listAddress('/opportunities', [
                  { field: 'state', operator: 'anyOf', values: ['open'] },
                  { field: 'stageId', operator: 'anyOf', values: [one.stageId] },
                ])}
              >
                {text('web.forecast.whenceStage', {
                  stage: name(one.names),
                  deals: format.number(one.deals),
                  full: money(one.full),
                })}
              </Link>
            </dt>
            <dd>{money(one.expected)}</dd>
          </div>
        ))}
        <div>
          <dt>{text('web.forecast.whenceComing', { deals: format.number(coming.deals, 1) })}</dt>
          <dd>{money(coming.expected)}</dd>
        </div>
        <div className="deal-whence-sum">
          <dt>{text('web.forecast.whenceSum')}</dt>
          <dd>{money(bottomUp)}</dd>
        </div>
        {Math.abs(experience - 1) >= 0.005 && (
          <div>
            <dt>{text('web.forecast.whenceExperience', { factor: format.number(experience, 2) })}</dt>
            <dd>× {format.number(experience, 2)}</dd>
          </div>
        )}
        {pace !== null && paceShare >= 0.005 && (
          <div>
            <dt>
              {text('web.forecast.whencePace', {
                pace: money(pace),
                season: format.number(season, 2),
                share: format.percent(paceShare),
              })}
            </dt>
            <dd>{money(pace)}</dd>
          </div>
        )}
        <div className="deal-whence-sum">
          <dt>{text('web.forecast.whenceResult')}</dt>
          <dd>{money(p50)}</dd>
        </div>
      </dl>
    </div>
  );
}
