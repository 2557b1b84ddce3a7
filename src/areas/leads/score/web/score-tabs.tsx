import { PageTabs } from '../../../../web/settings/page-tabs.tsx';
import './score.css';
import { useScoreText } from './text.ts';

const tabs = [
  ['/score', 'web.nav.card'],
  ['/score/quality', 'web.nav.quality'],
  ['/score/training', 'web.nav.training'],
  ['/score/versions', 'web.nav.versions'],
] as const;

/** The rooms of the lead score. */
export function ScoreTabs() {
  const text = useScoreText();
  return (
    <PageTabs label={text('web.nav.score')} tabs={tabs.map(([to, label]) => ({ to, label: text(label) }))} />
  );
}
