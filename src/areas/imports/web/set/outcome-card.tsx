import Button from 'antd/es/button';
import { useFormat } from '../../../../ui/format-context.tsx';
import { KeyNumber } from '../../../../ui/key-number.tsx';
import { Card, Row, Stack, Tiles } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { Quiet } from '../../../../ui/tag.tsx';
import { api } from '../../../../web/api/client.ts';
import { recordPlace } from '../../../../web/record-places.ts';
import { listAddress } from '../../../../web/records/filters-in.ts';
import { useGo } from '../../../../web/route-hooks.ts';
import { dids, type ImportSet, type Kind } from '../shapes.ts';
import { useText } from '../text.ts';
import { CountCell } from './count.tsx';
import type { SetActs } from './use-import-set.ts';

/** Lists that can be narrowed to what one import brought. */
const lists: Partial<Record<Kind, string>> = {
  accounts: '/accounts',
  contacts: '/contacts',
  opportunities: '/opportunities',
};

/** What came of it, and what can be done about it. */
export function OutcomeCard({ set, acts }: { set: ImportSet; acts: SetActs }) {
  const text = useText();
  const format = useFormat();
  const { counts, startedAt, finishedAt, undo } = set;
  // What undoing took is nobody's question.
  const took =
    startedAt && finishedAt && set.state !== 'undone' ? Date.parse(finishedAt) - Date.parse(startedAt) : null;
  return (
    <Card
      title={text('web.outcome.title')}
      extra={took !== null && text('web.outcome.took', { time: format.duration(took) })}
    >
      <Stack>
        <Tiles>
          {dids
            .filter((did) => did === 'created' || counts[did] > 0)
            .map((did) => (
              <KeyNumber
                key={did}
                label={text(`web.counts.${did}`)}
                value={format.number(counts[did])}
                {...(did === 'refused' && counts.refused > 0 && { tone: 'bad' as const })}
                {...(counts[did] > 0 && { to: `/import/${set.id}?did=${did}` })}
              />
            ))}
        </Tiles>
        {undo && <Undone undo={undo} />}
        <ByFile set={set} />
        <OutcomeActs set={set} acts={acts} />
        {counts.refused > 0 && set.state !== 'undone' && <ErrorFiles set={set} />}
        {acts.problem && (
          <div className="y-inline-error" role="alert">
            {acts.problem}
          </div>
        )}
      </Stack>
    </Card>
  );
}

function ByFile({ set }: { set: ImportSet }) {
  const text = useText();
  const files = set.order
    .map((file) => set.files.find((one) => one.file === file))
    .filter((one) => one !== undefined && one.choice.kind !== 'none') as ImportSet['files'];
  if (files.length < 2) return null;
  return (
    <table className="y-simple-table imp-files">
      <thead>
        <tr>
          <th>{text('web.preview.file')}</th>
          <th>{text('web.file.holds')}</th>
          {dids.map((did) => (
            <th key={did} className="imp-count">
              {text(`web.counts.${did}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {files.map((one) => (
          <tr key={one.file}>
            <td className="imp-name">
              {one.leadsImportId ? (
                <Link to={`/leads/import/${one.leadsImportId}`}>{one.fileName}</Link>
              ) : (
                one.fileName
              )}
            </td>
            <td>{text(`web.kind.${one.choice.kind}`)}</td>
            {dids.map((did) => (
              <CountCell key={did} setId={set.id} file={one.file} did={did} n={one.counts[did]} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function OutcomeActs({ set, acts }: { set: ImportSet; acts: SetActs }) {
  const text = useText();
  const go = useGo();
  const written = set.counts.created + set.counts.changed > 0 && set.state !== 'undone';
  const made = new Set(set.files.filter(({ counts }) => counts.created > 0).map(({ choice }) => choice.kind));
  return (
    <Row>
      {written &&
        [...made].map(
          (kind) =>
            lists[kind] && (
              <Button
                key={kind}
                onClick={() =>
                  go(listAddress(lists[kind]!, [{ field: 'importId', operator: 'anyOf', values: [set.id] }]))
                }
              >
                {text('web.outcome.open', { kind: text(`web.kind.${kind}`) })}
              </Button>
            ),
        )}
      {set.state === 'cancelled' && (
        <Button type="primary" disabled={acts.busy} onClick={acts.run}>
          {text('web.act.goOn')}
        </Button>
      )}
      {written && (
        <Button disabled={acts.busy} onClick={acts.undo}>
          {text('web.act.undo')}
        </Button>
      )}
      <Button onClick={() => go('/import')}>{text('web.act.another')}</Button>
    </Row>
  );
}

/** The refused rows of each file, to be corrected and imported again. */
function ErrorFiles({ set }: { set: ImportSet }) {
  const text = useText();
  const format = useFormat();
  return (
    <div className="imp-errors">
      {set.files
        .filter(({ counts }) => counts.refused > 0)
        .map(({ file, fileName, counts }) => (
          <a
            key={file}
            download
            href={api.importSet.errorFile.url({ params: { id: set.id, file }, query: { format: 'xlsx' } })}
          >
            {text('web.outcome.errorFile', { file: fileName, shown: format.number(counts.refused) })}
          </a>
        ))}
      <Quiet>{text('web.outcome.errorHint')}</Quiet>
    </div>
  );
}

/** What undoing took back, and what stayed and why. */
function Undone({ undo }: { undo: NonNullable<ImportSet['undo']> }) {
  const text = useText();
  const format = useFormat();
  return (
    <div>
      <p>
        {text('web.outcome.undone', {
          removed: format.number(undo.removed),
          restored: format.number(undo.restored),
        })}
        {undo.kept > 0 && ` · ${text('web.outcome.left', { count: undo.kept })}`}
      </p>
      <ul className="imp-left">
        {undo.left.map(({ kind, id, name, message }) => {
          const to = recordPlace(kind, id);
          return (
            <li key={id}>
              {to ? <Link to={to}>{name}</Link> : name} <Quiet>{message}</Quiet>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
