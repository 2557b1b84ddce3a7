import Button from 'antd/es/button';
import Form, { type FormInstance } from 'antd/es/form';
import { type ReactNode, useState } from 'react';
import { Icon } from './icons.tsx';

/** A refusal that may name the fields to blame, as the web's ApiProblem does. */
export type FormProblem = Error & { next?: string; fields?: readonly { field: string; message: string }[] };

/** `body.phones.0` as antd names it: `['phones', 0]`. */
export function fieldName(field: string): (string | number)[] {
  const parts = field.split('.');
  const path = ['body', 'query', 'params'].includes(parts[0] ?? '') ? parts.slice(1) : parts;
  return path.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/**
 * Puts a refusal's messages at the fields they concern and brings the first into sight.
 * @returns the messages whose field this form doesn't have
 */
export function showProblem(form: FormInstance, problem: FormProblem): string[] {
  const elsewhere: string[] = [];
  const marked: { name: (string | number)[]; errors: string[] }[] = [];
  const known = Object.keys(form.getFieldsValue(true) as object);
  for (const { field, message } of problem.fields ?? []) {
    const name = fieldName(field);
    if (form.getFieldInstance(name) || known.includes(String(name[0])))
      marked.push({ name, errors: [message] });
    else elsewhere.push(message);
  }
  form.setFields(marked);
  if (marked[0]) form.scrollToField(marked[0].name, { focus: true, block: 'center' });
  return elsewhere;
}

type ActFormProps<V> = {
  initial?: Partial<V>;
  /** Sends; rejects with what the server said, which is then shown at the fields. */
  onSubmit: (values: V) => Promise<unknown>;
  submit: string;
  /** Beside the main button: cancel, another way. */
  beside?: ReactNode;
  form?: FormInstance<V>;
  children: ReactNode;
};

/** A form whose refusals stand at the fields they concern. Children are antd Form.Items named as in the endpoint's body. */
export function ActForm<V extends object>({
  initial,
  onSubmit,
  submit,
  beside,
  form: given,
  children,
}: ActFormProps<V>) {
  const [form] = Form.useForm<V>(given);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<{ message: string; notes: string[] } | null>(null);
  const send = async (values: V) => {
    setBusy(true);
    setRefusal(null);
    try {
      await onSubmit(values);
    } catch (cause) {
      const problem: FormProblem = cause instanceof Error ? cause : new Error(String(cause));
      const notes = showProblem(form as FormInstance, problem);
      setRefusal({ message: problem.message, notes: problem.next ? [...notes, problem.next] : notes });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form
      form={form}
      layout="vertical"
      {...(initial && { initialValues: initial })}
      onFinish={(values) => void send(values)}
      scrollToFirstError={{ focus: true, block: 'center' }}
      validateTrigger="onSubmit"
    >
      {refusal && (
        <div className="y-refusal" role="alert">
          <Icon name="warn" />
          <div>
            <b>{refusal.message}</b>
            {refusal.notes.map((note) => (
              <div key={note}>{note}</div>
            ))}
          </div>
        </div>
      )}
      {children}
      <div className="y-row y-gap-s">
        <Button type="primary" htmlType="submit" loading={busy}>
          {submit}
        </Button>
        {beside}
      </div>
    </Form>
  );
}
