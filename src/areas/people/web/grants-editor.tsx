import { Fragment, useId } from 'react';
import type { Reach } from '../../../web/session.ts';
import { useSession } from '../../../web/session.ts';
import { byArea, type Grants, type PermissionChoice, reaches, refusalOf, withGrant } from './grants.ts';
import { usePeopleText, usePermissionWords } from './words.ts';
import './people.css';

type GrantsEditorProps = {
  permissions: readonly PermissionChoice[];
  grants: Grants;
  onChange?: (grants: Grants) => void;
};

/**
 * Permission by permission, how far: nothing, one's own, the team's, everyone's. What the reader doesn't hold can't be given, and says so.
 * Without `onChange` it is only shown.
 */
export function GrantsEditor({ permissions, grants, onChange }: GrantsEditorProps) {
  const text = usePeopleText();
  const words = usePermissionWords();
  const session = useSession();
  const group = useId();
  const choices: readonly (Reach | null)[] = [null, ...reaches];
  const nameOf = (scope: Reach | null) => text(scope === null ? 'web.roles.none' : `scopes.${scope}`);
  const somethingTooWide =
    onChange &&
    permissions.some((one) => one.scopes.some((scope) => refusalOf(session, one, scope) === 'tooWide'));
  return (
    <>
      <table className="y-grants">
        <thead>
          <tr>
            <th>{text('web.roles.permission')}</th>
            {choices.map((scope) => (
              <th key={scope ?? 'none'}>{nameOf(scope)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byArea(permissions).map(([area, those]) => (
            <Fragment key={area}>
              <tr className="y-grants-area">
                <th colSpan={5}>{words.area(area)}</th>
              </tr>
              {those.map((permission) => (
                <tr key={permission.name}>
                  <td>{words.name(permission.name)}</td>
                  {choices.map((scope) => {
                    const refusal = scope && refusalOf(session, permission, scope);
                    const reason =
                      refusal && text(refusal === 'noScope' ? 'web.roles.noScope' : 'web.roles.tooWideOne');
                    if (refusal === 'noScope')
                      return (
                        <td key={scope} title={reason ?? undefined}>
                          <span className="y-quiet">–</span>
                        </td>
                      );
                    return (
                      <td key={scope ?? 'none'}>
                        <label title={reason ?? nameOf(scope)}>
                          <input
                            type="radio"
                            name={`${group}-${permission.name}`}
                            aria-label={`${words.name(permission.name)}: ${nameOf(scope)}${reason ? ` (${reason})` : ''}`}
                            checked={(grants[permission.name] ?? null) === scope}
                            disabled={!onChange || refusal === 'tooWide'}
                            onChange={() => onChange?.(withGrant(grants, permission.name, scope))}
                          />
                        </label>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
      {somethingTooWide && <p className="y-note">{text('web.roles.tooWide')}</p>}
    </>
  );
}
