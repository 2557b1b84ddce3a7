import { Link } from '../../../ui/link.tsx';
import { recordPlace } from '../../record-places.ts';
import { useSettingsText } from '../words.ts';
import type { Names } from './use-names.ts';

/** Where the record of an event opens; null when it has no page of its own. */
function placeOf(kind: string, id: string): string | null {
  const place = recordPlace(kind, id);
  if (place) return place;
  if (kind === 'person') return `/people?person=${id}`;
  if (kind === 'role') return `/people/roles?role=${id}`;
  if (kind === 'team') return '/people/teams';
  if (kind === 'customField') return '/settings/fields';
  return kind === 'company' ? '/settings' : null;
}

/** The record that an event is about, by its name where it is known, and the way to all that happened to it. */
export function SubjectLink({ kind, id, names }: { kind: string; id: string; names: Names }) {
  const text = useSettingsText();
  const name = names.people.get(id) ?? names.teams.get(id) ?? names.roles.get(id);
  const to = placeOf(kind, id);
  return (
    <>
      {to ? <Link to={to}>{name ?? text('audit.open')}</Link> : name}{' '}
      <Link to={`/settings/audit?record=${id}`} className="y-only">
        {text('audit.only')}
      </Link>
    </>
  );
}
