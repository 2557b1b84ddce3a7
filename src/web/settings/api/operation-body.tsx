import Button from 'antd/es/button';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermissionWords } from '../../../areas/people/web/words.ts';
import { useCopy } from '../../account/secret-line.tsx';
import { useSettingsText } from '../words.ts';
import { curlOf, kindOf, type Operation, type Parameter, type Refusal, type Schema } from './open-api.ts';
import { Prose } from './prose.tsx';
import { SchemaFields } from './schema-fields.tsx';
import { useErrorWords } from './use-error-words.ts';

/** All about one operation: who may, what it takes, what it answers, what it refuses, and how to call it. */
export function OperationBody({ operation }: { operation: Operation }) {
  const text = useSettingsText();
  const { name } = usePermissionWords();
  const { copy, label } = useCopy();
  const code = useRef<HTMLPreElement>(null);
  const curl = curlOf(operation, location.origin);
  const access = operation.isPublic
    ? text('api.public')
    : operation.permission
      ? text('api.needs', { permission: `${name(operation.permission)} (${operation.permission})` })
      : text('api.signedIn');
  return (
    <div className="y-op-body">
      <p className="y-quiet">{access}</p>
      <Parameters title={text('api.inPath')} those={operation.parameters.filter((p) => p.in === 'path')} />
      <Parameters title={text('api.inQuery')} those={operation.parameters.filter((p) => p.in === 'query')} />
      <Parameters
        title={text('api.inHeader')}
        those={operation.parameters.filter((p) => p.in === 'header')}
      />
      {operation.body && <Content title={text('api.body')} schema={operation.body} />}
      {operation.answer ? (
        <Content title={`${text('api.answer')} ${operation.status}`} schema={operation.answer} />
      ) : (
        <p className="y-quiet">
          {text('api.answer')} {operation.status}
        </p>
      )}
      {operation.refusals.length > 0 && <Refusals those={operation.refusals} />}
      <section>
        <div className="y-row y-between">
          <h3>{text('api.example')}</h3>
          <Button size="small" onClick={() => void copy(curl, code.current)}>
            {label}
          </Button>
        </div>
        <pre ref={code} className="y-curl y-code">
          {curl}
        </pre>
      </section>
    </div>
  );
}

function Parameters({ title, those }: { title: string; those: readonly Parameter[] }) {
  const text = useSettingsText();
  if (those.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <dl className="y-schema">
        {those.map((one) => (
          <div key={one.name} className="y-schema-line">
            <dt>
              <code className="y-code">{one.name}</code>
              {one.required && one.in !== 'path' && <small> {text('api.required')}</small>}
            </dt>
            <dd>
              <code className="y-code">{kindOf(one.schema)}</code>
              {one.description && (
                <>
                  {' '}
                  <Prose>{one.description}</Prose>
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Content({ title, schema }: { title: string; schema: Schema }) {
  return (
    <section>
      <h3>{title}</h3>
      <SchemaFields schema={schema} />
    </section>
  );
}

function Refusals({ those }: { those: readonly Refusal[] }) {
  const text = useSettingsText();
  const { i18n } = useTranslation();
  const wordsOf = useErrorWords();
  return (
    <section>
      <h3>{text('api.refusals')}</h3>
      <ul className="y-refusals">
        {those.map(({ code, status, when }) => {
          const words = i18n.language === 'en' ? null : wordsOf(code);
          return (
            <li key={code}>
              <span className="y-quiet">{status}</span>
              <div>
                <code className="y-code">{code}</code>
                <div className="y-quiet">{words ?? <Prose>{when}</Prose>}</div>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
