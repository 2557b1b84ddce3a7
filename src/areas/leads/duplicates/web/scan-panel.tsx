import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useFormat } from '../../../../ui/format-context.tsx';
import { When } from '../../../../ui/person.tsx';
import { ProgressPanel } from '../../../../ui/progress-panel.tsx';
import { useToast } from '../../../../ui/toast.tsx';
import { api } from '../../../../web/api/client.ts';
import { useWrite } from '../../../../web/api/use-write.ts';
import { useMay } from '../../../../web/session.ts';
import { useDuplicateText } from './text.ts';

const often = 1_500;

/** The latest scan of the whole base, asked again and again while it runs. */
export function useScan() {
  return useQuery({
    ...api.duplicate.scan.query(),
    refetchInterval: (query) => (query.state.data?.scan?.state === 'running' ? often : false),
  });
}

/** Starts a scan of the whole base; says when it was last looked through. */
export function ScanButton() {
  const text = useDuplicateText();
  const { show } = useToast();
  const latest = useScan().data?.scan;
  const start = useWrite(api.duplicate.startScan, { refresh: [api.duplicate.scan.key()] });
  if (!useMay()('settings.manage')) return null;
  return (
    <>
      {latest?.finishedAt && (
        <span className="y-quiet">
          {text('web.scan.last')} <When at={latest.finishedAt} />
        </span>
      )}
      <Button
        loading={start.busy}
        disabled={latest?.state === 'running'}
        onClick={() =>
          void start.run({}).catch((error: Error) => show({ message: error.message, tone: 'bad' }))
        }
      >
        {text('web.scan.start')}
      </Button>
    </>
  );
}

/** How far the scan has come; nothing when none is running. */
export function ScanPanel() {
  const text = useDuplicateText();
  const format = useFormat();
  const may = useMay();
  const { show } = useToast();
  const scan = useScan().data?.scan;
  const cancel = useWrite(api.duplicate.cancelScan, { refresh: [api.duplicate.scan.key()] });
  if (scan?.state !== 'running') return null;
  const stop = () =>
    void cancel
      .run({ params: { id: scan.id } })
      .catch((error: Error) => show({ message: error.message, tone: 'bad' }));
  return (
    <ProgressPanel
      title={text(`web.scan.${scan.phase}`)}
      state="running"
      done={scan.step}
      total={scan.steps || null}
      note={text('web.scan.counts', {
        compared: format.number(scan.compared),
        found: format.number(scan.found),
      })}
      {...(may('settings.manage') && { onCancel: stop })}
    />
  );
}
