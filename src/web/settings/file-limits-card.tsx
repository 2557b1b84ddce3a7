import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CallOutput } from '../../platform/http/contract.ts';
import { useFormat } from '../../ui/format-context.tsx';
import { InlineSelect } from '../../ui/inline-edit/inline-edit.tsx';
import { Card, Facts } from '../../ui/layout.tsx';
import { ErrorState, SkeletonText } from '../../ui/states.tsx';
import { api } from '../api/client.ts';
import type { Contracts } from '../api/endpoints.gen.ts';
import { useFileText } from '../files/text.ts';

type Usage = CallOutput<Contracts['file']['limits']>;
type Limits = Usage['limits'];

const mega = 1_000_000;
const giga = 1_000_000_000;
const largests = [10, 20, 50, 100, 200, 500].map((n) => n * mega);
const quotas = [5, 20, 50, 100, 500, 2000].map((n) => n * giga);
const none = 'none';

/** How large one file may be, how much all may take, and how much they take now. */
export function FileLimitsCard() {
  const text = useFileText();
  const usage = useQuery(api.file.limits.query());
  return (
    <Card title={text('web.settings.title')}>
      {usage.error && <ErrorState error={usage.error} onRetry={() => void usage.refetch()} />}
      {usage.isPending && <SkeletonText lines={3} />}
      {usage.data && <LimitFacts usage={usage.data} />}
    </Card>
  );
}

function LimitFacts({ usage }: { usage: Usage }) {
  const text = useFileText();
  const format = useFormat();
  const client = useQueryClient();
  const save = async (change: Partial<Limits>, over?: unknown) => {
    const { version, limits } = (over as Usage | undefined) ?? usage;
    const changed = await api.file.changeLimits({ body: { version, limits: { ...limits, ...change } } });
    client.setQueryData(api.file.limits.key({}), changed);
    // Its version is the company's own.
    await client.invalidateQueries({ queryKey: api.company.read.key() });
  };
  const sizes = (usual: readonly number[], current: number | null) =>
    [...new Set([...usual, ...(current === null ? [] : [current])])]
      .sort((a, b) => a - b)
      .map((bytes) => ({ value: String(bytes), label: format.bytes(bytes) }));
  const { limits } = usage;
  return (
    <Facts
      items={[
        {
          label: text('web.settings.used'),
          value: text('web.settings.usedOf', {
            files: format.number(usage.files),
            used: format.bytes(usage.used),
          }),
        },
        {
          label: text('web.settings.largest'),
          value: (
            <>
              <InlineSelect
                label={text('web.settings.largest')}
                value={String(limits.largest)}
                choices={sizes(largests, limits.largest)}
                currentOf={(current) => String((current as Usage).limits.largest)}
                onSave={(value, over) => (value ? save({ largest: Number(value) }, over) : Promise.resolve())}
              />
              <span className="y-note">{text('web.settings.largestText')}</span>
            </>
          ),
        },
        {
          label: text('web.settings.quota'),
          value: (
            <>
              <InlineSelect
                label={text('web.settings.quota')}
                value={limits.quota === null ? none : String(limits.quota)}
                choices={[
                  ...sizes(quotas, limits.quota),
                  { value: none, label: text('web.settings.unlimited') },
                ]}
                currentOf={(current) => String((current as Usage).limits.quota ?? none)}
                onSave={(value, over) =>
                  save({ quota: value === none || value === null ? null : Number(value) }, over)
                }
              />
              <span className="y-note">{text('web.settings.quotaText')}</span>
            </>
          ),
        },
      ]}
    />
  );
}
