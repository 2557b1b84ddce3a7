import { Card } from '../../../../ui/layout.tsx';
import { useText } from '../../web/text.ts';
import { Labelled } from './labelled.tsx';
import type { FormDraft } from './shapes.ts';
import { useFormsText } from './text.ts';

type FormTextsProps = {
  definition: FormDraft['definition'];
  onChange: (definition: Partial<FormDraft['definition']>) => void;
};

/** What visitors read, what they agree to, and what is noted on their leads. */
export function FormTexts({ definition, onChange }: FormTextsProps) {
  const text = useFormsText();
  const leads = useText();
  const { consent } = definition;
  return (
    <>
      <Card title={text('web.texts')}>
        <div className="frm-stack">
          <Labelled
            label={text('web.heading')}
            value={definition.title}
            onChange={(title) => onChange({ title })}
          />
          <Labelled
            label={text('web.intro')}
            lines
            value={definition.intro}
            onChange={(intro) => onChange({ intro })}
          />
          <Labelled
            label={text('web.submit')}
            note={text('web.submitNote')}
            value={definition.submit}
            onChange={(submit) => onChange({ submit })}
          />
          <Labelled
            label={text('web.thanks')}
            lines
            value={definition.thanks}
            onChange={(thanks) => onChange({ thanks })}
          />
        </div>
      </Card>
      <Card title={text('web.consent.title')}>
        <div className="frm-stack">
          <label className="y-check">
            <input
              type="checkbox"
              checked={consent !== null}
              onChange={(event) =>
                onChange({
                  consent: event.target.checked
                    ? { text: text('web.consent.usual'), version: '1', required: true }
                    : null,
                })
              }
            />
            {text('web.consent.ask')}
          </label>
          {consent && (
            <>
              <Labelled
                label={text('web.consent.text')}
                lines
                value={consent.text}
                onChange={(words) => onChange({ consent: { ...consent, text: words } })}
              />
              <Labelled
                label={text('web.consent.version')}
                note={text('web.consent.versionNote')}
                value={consent.version}
                onChange={(version) => onChange({ consent: { ...consent, version } })}
              />
              <label className="y-check">
                <input
                  type="checkbox"
                  checked={consent.required}
                  onChange={(event) => onChange({ consent: { ...consent, required: event.target.checked } })}
                />
                {text('web.consent.required')}
              </label>
            </>
          )}
        </div>
      </Card>
      <Card title={text('web.noted')}>
        <div className="frm-three">
          {(['source', 'campaign', 'product'] as const).map((key) => (
            <Labelled
              key={key}
              label={leads(`fields.${key}`)}
              value={definition[key] ?? ''}
              onChange={(value) => onChange({ [key]: value || null })}
            />
          ))}
        </div>
      </Card>
    </>
  );
}
