import { useQueryClient } from '@tanstack/react-query';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { useTranslation } from 'react-i18next';
import type { CustomSubject } from '../../../platform/custom-fields/rules/subjects.ts';
import { ActForm } from '../../../ui/act-form.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { api } from '../../api/client.ts';
import { useSettingsText } from '../words.ts';
import type { CustomField } from './field-row.tsx';

type NewOne = { label: string; kind: CustomField['kind']; choices?: string };

const kinds: readonly CustomField['kind'][] = [
  'text',
  'longText',
  'number',
  'date',
  'boolean',
  'choice',
  'choices',
  'url',
  'email',
  'phone',
];

type NewFieldProps = { subject: CustomSubject; open: boolean; onClose: () => void };

/** A new field: what it is called, what kind of thing it holds. */
export function NewField({ subject, open, onClose }: NewFieldProps) {
  const text = useSettingsText();
  return (
    <Dialog open={open} onClose={onClose} label={text('fields.add')}>
      <div className="y-sheet">
        <h2>{text('fields.add')}</h2>
        <NewFieldForm subject={subject} onDone={onClose} />
      </div>
    </Dialog>
  );
}

function NewFieldForm({ subject, onDone }: { subject: CustomSubject; onDone: () => void }) {
  const text = useSettingsText();
  const { t } = useTranslation('custom-fields');
  const client = useQueryClient();
  const [form] = Form.useForm<NewOne>();
  const kind = Form.useWatch('kind', form);
  const create = async ({ label, choices = '', kind: chosen }: NewOne) => {
    const lines = choices
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    await api.customField.create({
      body: { subject, label, kind: chosen, choices: [...new Set(lines)] },
    });
    await client.invalidateQueries({ queryKey: api.customField.list.key() });
    onDone();
  };
  return (
    <ActForm<NewOne> form={form} initial={{ kind: 'text' }} submit={text('fields.add')} onSubmit={create}>
      <Form.Item
        label={text('fields.label')}
        name="label"
        rules={[{ required: true, whitespace: true, message: text('required') }]}
      >
        <Input autoFocus maxLength={100} placeholder={text('fields.labelExample')} />
      </Form.Item>
      <Form.Item label={text('fields.kind')} name="kind" extra={text('fields.kindText')}>
        <Select options={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))} />
      </Form.Item>
      {(kind === 'choice' || kind === 'choices') && (
        <Form.Item
          label={text('fields.choices')}
          name="choices"
          extra={text('fields.choicesText')}
          rules={[{ required: true, whitespace: true, message: text('required') }]}
        >
          <Input.TextArea className="y-grows" rows={4} />
        </Form.Item>
      )}
    </ActForm>
  );
}
