import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../../../ui/format-context.tsx';
import { ProgressPanel } from '../../../../ui/progress-panel.tsx';
import { api } from '../../../../web/api/client.ts';
import { useScoreText } from './text.ts';

const often = 1_000;

/** How far scoring all leads anew has come; nothing when it isn't running. */
export function ProgressLine() {
  const text = useScoreText();
  const format = useFormat();
  const { data } = useQuery({
    ...api.score.progress.query(),
    refetchInterval: (query) => (query.state.data?.running ? often : false),
  });
  if (!data?.running) return null;
  return (
    <ProgressPanel
      title={text('web.progress.title')}
      state="running"
      done={data.done}
      total={data.total}
      {...(data.startedAt && { startedAt: data.startedAt })}
      note={text('web.progress.moved', { moved: format.number(data.moved) })}
    />
  );
}
