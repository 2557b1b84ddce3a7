import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { Choice } from '../../../../ui/choice.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { Page } from '../../../../ui/page.tsx';
import { When } from '../../../../ui/person.tsx';
import { EmptyState, ErrorState, type ShownError, SkeletonText } from '../../../../ui/states.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { useToast } from '../../../../ui/toast.tsx';
import { api } from '../../../../web/api/client.ts';
import { useCustomFields } from '../../../../web/records/custom-fields.ts';
import { useUrlState } from '../../../../web/route-hooks.ts';
import '../../web/leads.css';
import { useText } from '../../web/text.ts';
import './forms.css';
import { FormsTabs } from './forms-tabs.tsx';
import { askedFields, type Submission } from './shapes.ts';
import { useFormsText } from './text.ts';

const states = ['quarantined', 'accepted', 'discarded'] as const;
const doubts = [
  'trap',
  'tooFast',
  'replayed',
  'manyFromAddress',
  'links',
  'markup',
  'garbage',
  'sameEverywhere',
] as const;

/** What came in through web forms; those in doubt first, to be let through or put aside. */
export function SubmissionsPage() {
  const text = useFormsText();
  const [url, setUrl] = useUrlState<{ state: (typeof states)[number]; formId: string }>({
    state: 'quarantined',
    formId: '',
  });
  const found = useInfiniteQuery(
    api.form.submissions.pages({
      query: { state: url.state, ...(url.formId && { formId: url.formId }), limit: 50 },
    }),
  );
  const items = found.data?.pages.flatMap((page) => page.items);
  return (
    <Page title={text('web.title')} toolbar={<FormsTabs />}>
      <div className="y-stack y-gap-m">
        <div className="y-row y-gap-m">
          <Choice
            label={text('web.submissions.which')}
            value={url.state}
            choices={states.map((value) => ({ value, label: text(`web.submissions.${value}`) }))}
            onChange={(state) => setUrl({ state })}
          />
          {url.formId && (
            <button type="button" className="y-textbutton" onClick={() => setUrl({ formId: '' })}>
              {text('web.submissions.allForms')}
            </button>
          )}
        </div>
        {found.error && <ErrorState error={found.error as ShownError} onRetry={() => void found.refetch()} />}
        <Card flush={Boolean(items)}>
          {found.isPending && <SkeletonText lines={5} />}
          {items?.length === 0 && (
            <EmptyState icon="mail">{text(`web.submissions.none.${url.state}`)}</EmptyState>
          )}
          {items?.map((one) => (
            <SubmissionRow key={one.id} one={one} />
          ))}
          {found.hasNextPage && (
            <button type="button" className="y-textbutton frm-add" onClick={() => void found.fetchNextPage()}>
              {text('web.submissions.more')}
            </button>
          )}
        </Card>
      </div>
    </Page>
  );
}

function SubmissionRow({ one }: { one: Submission }) {
  const text = useFormsText();
  const leads = useText();
  const custom = useCustomFields('lead');
  const client = useQueryClient();
  const { show, undoable } = useToast();
  const refresh = () =>
    Promise.all(
      [api.form.submissions.key(), api.form.list.key()].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  const params = { id: one.id };
  const release = async () => {
    try {
      await api.form.release({ params });
      show({ message: text('web.submissions.released') });
    } catch (error) {
      show({ message: error instanceof Error ? error.message : String(error), tone: 'bad' });
    }
    await refresh();
  };
  const discard = () =>
    undoable(
      () => api.form.discard({ params }).then(refresh),
      text('web.submissions.putAside'),
      () => api.form.undoDiscard({ params }).then(refresh),
    );
  const labelOf = (key: string) => {
    const known = askedFields.find((name) => name === key);
    return known
      ? leads(`fields.${known}`)
      : (custom.find((field) => `custom.${field.key}` === key)?.label ?? key);
  };
  return (
    <div className="frm-row">
      <div className="frm-sent">
        <dl>
          {inOrder(one.fields).map(([key, value]) => (
            <div key={key}>
              <dt className="y-quiet">{labelOf(key)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <span className="y-row y-gap-xs">
          {one.reasons.map((reason) => {
            const known = doubts.find((doubt) => doubt === reason);
            return (
              <Tag key={reason} tone="warn">
                {known ? text(`doubts.${known}`) : reason}
              </Tag>
            );
          })}
          <span className="y-quiet">
            {one.formName} · <When at={one.at} /> · {one.origin ?? one.ip}
          </span>
        </span>
      </div>
      <span className="y-row y-gap-s">
        {one.leadId && <Link to={`/leads/${one.leadId}`}>{text('web.submissions.lead')}</Link>}
        {one.state === 'quarantined' && (
          <>
            <Button size="small" onClick={() => void discard()}>
              {text('web.submissions.discard')}
            </Button>
            <Button size="small" type="primary" onClick={() => void release()}>
              {text('web.submissions.release')}
            </Button>
          </>
        )}
      </span>
    </div>
  );
}

/** The answers in the order people read them, the company's own fields last. */
function inOrder(fields: Submission['fields']): [string, string][] {
  const place = (key: string) => {
    const at = (askedFields as readonly string[]).indexOf(key);
    return at < 0 ? askedFields.length : at;
  };
  return Object.entries(fields).sort(([x], [y]) => place(x) - place(y));
}
