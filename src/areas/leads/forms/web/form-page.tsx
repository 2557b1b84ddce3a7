import { useQuery } from '@tanstack/react-query';
import { Page } from '../../../../ui/page.tsx';
import { ErrorState, type ShownError, SkeletonPage } from '../../../../ui/states.tsx';
import { api } from '../../../../web/api/client.ts';
import { usePathParam } from '../../../../web/route-hooks.ts';
import './forms.css';
import { FormEditor } from './form-editor.tsx';
import { useFormsText } from './text.ts';

/** One web form. */
export function FormPage() {
  const text = useFormsText();
  const id = usePathParam('id');
  const form = useQuery({ ...api.form.read.query({ params: { id } }), refetchOnWindowFocus: false });
  if (form.data) return <FormEditor key={`${id}-${form.data.version}`} form={form.data} />;
  if (form.error)
    return (
      <Page title={text('web.title')} breadcrumbs={[{ label: text('web.title'), to: '/settings/forms' }]}>
        <ErrorState error={form.error as ShownError} onRetry={() => void form.refetch()} />
      </Page>
    );
  return <SkeletonPage />;
}
