import { useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { Card, Columns } from '../../../../ui/layout.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { useToast } from '../../../../ui/toast.tsx';
import { api } from '../../../../web/api/client.ts';
import { useWrite } from '../../../../web/api/use-write.ts';
import { useGo } from '../../../../web/route-hooks.ts';
import { useMay } from '../../../../web/session.ts';
import { FormFields } from './form-fields.tsx';
import { FormPublish } from './form-publish.tsx';
import { FormTexts } from './form-texts.tsx';
import { bodyOf, draftOf, type FormDraft, type WebForm } from './shapes.ts';
import { useFormsText } from './text.ts';

/** A form's fields and words, edited as a draft: visitors see nothing of it before it is saved. */
export function FormEditor({ form }: { form: WebForm }) {
  const text = useFormsText();
  const go = useGo();
  const client = useQueryClient();
  const { show, undoable } = useToast();
  const readOnly = !useMay()('settings.manage');
  const [draft, setDraft] = useState<FormDraft>(() => draftOf(form));
  const save = useWrite(api.form.edit);
  const changed = JSON.stringify(draft) !== JSON.stringify(draftOf(form));
  const refresh = () =>
    Promise.all(
      [api.form.list.key(), api.form.read.key()].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
  const params = { id: form.id };
  const keep = async () => {
    try {
      await save.run({ params, body: { version: form.version, ...bodyOf(draft) } });
    } catch {
      return; // said above the form
    }
    show({ message: text('web.saved') });
    await refresh();
  };
  const remove = () =>
    undoable(
      async () => {
        await api.form.delete({ params, query: { version: form.version } });
        go('/settings/forms');
        await client.invalidateQueries({ queryKey: api.form.list.key() });
      },
      text('web.deleted', { form: form.name }),
      () => api.form.restore({ params }).then(refresh),
    );
  const define = (definition: Partial<FormDraft['definition']>) =>
    setDraft((before) => ({ ...before, definition: { ...before.definition, ...definition } }));
  return (
    <Page
      title={form.name}
      breadcrumbs={[{ label: text('web.title'), to: '/settings/forms' }]}
      tag={<Tag tone={form.active ? 'good' : 'plain'}>{text(form.active ? 'web.on' : 'web.off')}</Tag>}
      actions={
        !readOnly && (
          <>
            {changed && <span className="y-quiet">{text('web.unsaved')}</span>}
            <Button onClick={() => void remove()}>{text('web.delete')}</Button>
            <Button type="primary" disabled={!changed} loading={save.busy} onClick={() => void keep()}>
              {text('web.save')}
            </Button>
          </>
        )
      }
    >
      {save.problem && (
        <div className="y-refusal" role="alert">
          <div>
            <b>{save.problem.message}</b>
            <div>{save.problem.next}</div>
            {save.problem.details.errors?.map((one) => (
              <div key={`${one.field}-${one.code}`}>{one.message}</div>
            ))}
          </div>
        </div>
      )}
      <fieldset className="frm-bare" disabled={readOnly}>
        <Columns
          side={
            <FormPublish form={form} draft={draft} onChange={(edit) => setDraft({ ...draft, ...edit })} />
          }
        >
          <Card title={text('web.fields.title')} flush>
            <FormFields fields={draft.definition.fields} onChange={(fields) => define({ fields })} />
          </Card>
          <FormTexts definition={draft.definition} onChange={define} />
        </Columns>
      </fieldset>
    </Page>
  );
}
