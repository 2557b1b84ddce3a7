import Button from 'antd/es/button';
import Select from 'antd/es/select';
import Switch from 'antd/es/switch';
import { useRef } from 'react';
import { languages } from '../../../../kernel/language.ts';
import { Card } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { languageNames } from '../../../../web/account/gate.tsx';
import { useCopy } from '../../../../web/account/secret-line.tsx';
import { Labelled } from './labelled.tsx';
import type { FormDraft, WebForm } from './shapes.ts';
import { useFormsText } from './text.ts';

type FormPublishProps = { form: WebForm; draft: FormDraft; onChange: (edit: Partial<FormDraft>) => void };

/** Where the form is to be seen: its address, the code for one's own site, and which sites may carry it. */
export function FormPublish({ form, draft, onChange }: FormPublishProps) {
  const text = useFormsText();
  const { copy, label } = useCopy();
  const code = useRef<HTMLElement>(null);
  return (
    <>
      <Card title={text('web.publish')}>
        <div className="frm-stack">
          <div className="y-row y-gap-s">
            <Switch
              checked={draft.active}
              aria-label={text('web.active')}
              onChange={(active) => onChange({ active })}
            />
            {text('web.active')}
          </div>
          <Labelled label={text('web.name')} value={draft.name} onChange={(name) => onChange({ name })} />
          <div className="frm-labelled">
            <span>{text('web.language')}</span>
            <Select
              aria-label={text('web.language')}
              value={draft.language}
              options={languages.map((one) => ({ value: one, label: languageNames[one] }))}
              onChange={(language) => onChange({ language })}
            />
          </div>
          <a href={form.address} target="_blank" rel="noreferrer" className="frm-address">
            {text('web.preview')} ↗
          </a>
          {!form.active && <span className="y-note">{text('web.previewOff')}</span>}
          <Link to={`/settings/forms/submissions?formId=${form.id}&state=accepted`}>
            {text('web.seeSubmissions')}
          </Link>
        </div>
      </Card>
      <Card
        title={text('web.embed')}
        extra={
          <Button size="small" aria-live="polite" onClick={() => void copy(form.embed, code.current)}>
            {label}
          </Button>
        }
      >
        <div className="frm-stack">
          <span className="y-quiet">{text('web.embedText')}</span>
          <code ref={code} className="frm-code">
            {form.embed}
          </code>
          <Labelled
            label={text('web.origins')}
            note={text('web.originsNote')}
            lines
            value={draft.origins}
            onChange={(origins) => onChange({ origins })}
          />
        </div>
      </Card>
    </>
  );
}
