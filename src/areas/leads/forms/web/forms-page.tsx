import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '../../../../kernel/language.ts';
import { useFormat } from '../../../../ui/format-context.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { Page } from '../../../../ui/page.tsx';
import { When } from '../../../../ui/person.tsx';
import { EmptyState, ErrorState, type ShownError, SkeletonText } from '../../../../ui/states.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { useToast } from '../../../../ui/toast.tsx';
import { api } from '../../../../web/api/client.ts';
import { useWrite } from '../../../../web/api/use-write.ts';
import { useGo } from '../../../../web/route-hooks.ts';
import { useMay } from '../../../../web/session.ts';
import { useText } from '../../web/text.ts';
import './forms.css';
import { FormsTabs } from './forms-tabs.tsx';
import { useFormsText } from './text.ts';

/** The company's web forms with what they brought. */
export function FormsPage() {
  const text = useFormsText();
  const leads = useText();
  const format = useFormat();
  const go = useGo();
  const may = useMay();
  const { i18n } = useTranslation();
  const { show } = useToast();
  const found = useQuery(api.form.list.query());
  const create = useWrite(api.form.create, { refresh: [api.form.list.key()] });
  const items = found.data?.items;
  /** A new form asks the usual and is switched off until somebody has read it. */
  const add = async () => {
    const field = (key: 'company' | 'name' | 'phone' | 'need', required = false) => ({
      key,
      label: leads(`fields.${key}`),
      required,
      kind: key === 'need' ? ('longText' as const) : ('text' as const),
    });
    try {
      const { id } = await create.run({
        body: {
          name: text('web.newName'),
          language: chooseLanguage(i18n.language, 'zh-CN'),
          active: false,
          definition: {
            title: text('web.newTitle'),
            thanks: text('web.newThanks'),
            fields: [field('company'), field('name', true), field('phone', true), field('need')],
          },
        },
      });
      go(`/settings/forms/${id}`);
    } catch (error) {
      show({ message: error instanceof Error ? error.message : String(error), tone: 'bad' });
    }
  };
  const button = may('settings.manage') && (
    <Button type="primary" loading={create.busy} onClick={() => void add()}>
      {text('web.add')}
    </Button>
  );
  return (
    <Page title={text('web.title')} toolbar={<FormsTabs />} actions={button}>
      {found.error && <ErrorState error={found.error as ShownError} onRetry={() => void found.refetch()} />}
      <Card flush={Boolean(items)}>
        {found.isPending && <SkeletonText lines={4} />}
        {items?.length === 0 && (
          <EmptyState icon="globe" action={button}>
            {text('web.empty')}
          </EmptyState>
        )}
        {items?.map((form) => (
          <div key={form.id} className="frm-row">
            <div>
              <b>
                <Link to={`/settings/forms/${form.id}`}>{form.name}</Link>
              </b>{' '}
              {!form.active && <Tag>{text('web.off')}</Tag>}
              <span className="y-note">
                {text('web.brought', { count: form.accepted, shown: format.number(form.accepted) })}
                {form.lastAt && (
                  <>
                    {' · '}
                    {text('web.last')} <When at={form.lastAt} />
                  </>
                )}
              </span>
            </div>
            <span className="y-row y-gap-s">
              {form.quarantined > 0 && (
                <Link to={`/settings/forms/submissions?formId=${form.id}`}>
                  <Tag tone="warn">{text('web.doubted', { count: form.quarantined })}</Tag>
                </Link>
              )}
              <a href={form.address} target="_blank" rel="noreferrer">
                {text('web.open')}
              </a>
            </span>
          </div>
        ))}
      </Card>
    </Page>
  );
}
