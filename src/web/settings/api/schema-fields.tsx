import { useSettingsText } from '../words.ts';
import { kindOf, type Schema, withoutNull } from './open-api.ts';
import { Prose } from './prose.tsx';

/** How deep fields within fields are written out. */
const deepest = 4;

/** The fields of a schema, those within them set in. */
export function SchemaFields({ schema: raw, depth = 0 }: { schema: Schema; depth?: number }) {
  const text = useSettingsText();
  const { schema } = withoutNull(raw);
  if (schema.type === 'array' && schema.items && inner(schema.items))
    return <SchemaFields schema={schema.items} depth={depth} />;
  const fields = Object.entries(schema.properties ?? {});
  const choices = (schema.anyOf ?? schema.oneOf)?.filter((one) => inner(one));
  if (choices && choices.length > 0)
    return (
      <div className="y-stack y-gap-s">
        {choices.map((one, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the choices of a schema never move
          <SchemaFields key={i} schema={one} depth={depth} />
        ))}
      </div>
    );
  if (fields.length === 0) return <code className="y-code">{kindOf(raw)}</code>;
  const required = new Set(schema.required ?? []);
  return (
    <dl className="y-schema">
      {fields.map(([name, field]) => {
        const below = depth < deepest ? inner(field) : null;
        return (
          <div key={name} className="y-schema-line">
            <dt>
              <code className="y-code">{name}</code>
              {required.has(name) && <small> {text('api.required')}</small>}
            </dt>
            <dd>
              <code className="y-code">{below ? shapeOf(field) : kindOf(field)}</code>
              {field.description && (
                <>
                  {' '}
                  <Prose>{field.description}</Prose>
                </>
              )}
              {field.default !== undefined && (
                <span> {text('api.default', { value: JSON.stringify(field.default) })}</span>
              )}
            </dd>
            {below && <SchemaFields schema={below} depth={depth + 1} />}
          </div>
        );
      })}
    </dl>
  );
}

/** The schema whose fields are to be written below, if there is one: an object's own, or those of a list's items. */
function inner(raw: Schema): Schema | null {
  const { schema } = withoutNull(raw);
  if (schema.properties) return schema;
  if (schema.items) return inner(schema.items);
  return (schema.anyOf ?? schema.oneOf)?.some((one) => inner(one)) ? schema : null;
}

function shapeOf(raw: Schema): string {
  const { schema, nullable } = withoutNull(raw);
  return `${schema.type === 'array' ? '[object]' : 'object'}${nullable ? ' | null' : ''}`;
}
