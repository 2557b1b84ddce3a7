import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useId, useState } from 'react';
import { Dialog } from '../../../../ui/dialog.tsx';
import { firstFocus } from '../../../../ui/first-focus.ts';
import { Link } from '../../../../ui/link.tsx';
import { SkeletonText } from '../../../../ui/states.tsx';
import { api } from '../../../../web/api/client.ts';
import { useAfterChange } from '../after-change.ts';
import '../customers.css';
import { RecordChooser } from '../parts/record-chooser.tsx';
import { useText } from '../text.ts';
import { useValueWords } from '../timeline/use-value-words.ts';
import { isEmpty, type Mergeable, mergeChoices, type PairRow, pairRows, type Side } from './pair-rows.ts';

type MergeDialogProps = {
  kind: 'account' | 'contact';
  record: Mergeable;
  /** The other one, when it is known already. */
  otherId?: string;
  onClose: () => void;
  /** @param keptId the one that is left; the record itself when both were told apart */
  onMerged: (keptId: string) => void;
};

/** Two records side by side: which to keep, what to take from the other, or that they are not the same. */
export function MergeDialog({ kind, record, otherId, onClose, onMerged }: MergeDialogProps) {
  const text = useText();
  const [chosenId, setChosenId] = useState<string | null>(otherId ?? null);
  const params = { id: chosenId ?? '' };
  const account = useQuery({
    ...api.account.read.query({ params }),
    enabled: kind === 'account' && chosenId !== null,
  });
  const contact = useQuery({
    ...api.contact.read.query({ params }),
    enabled: kind === 'contact' && chosenId !== null,
  });
  const other = (kind === 'account' ? account.data : contact.data) as Mergeable | undefined;
  const isAccount = kind === 'account';
  return (
    <Dialog
      open
      place="wide"
      onClose={onClose}
      label={text(isAccount ? 'web.merge.title' : 'web.merge.titleContact')}
    >
      <div className="y-dialogform" ref={firstFocus}>
        <h2>{text(isAccount ? 'web.merge.title' : 'web.merge.titleContact')}</h2>
        {!otherId && (
          <div className="y-labelled">
            <span>{text(isAccount ? 'web.merge.with' : 'web.merge.withContact')}</span>
            <RecordChooser
              kind={kind}
              autoFocus
              label={text(isAccount ? 'web.merge.with' : 'web.merge.withContact')}
              value={chosenId}
              except={record.id}
              onChange={setChosenId}
            />
          </div>
        )}
        {chosenId !== null && !other && <SkeletonText lines={6} />}
        {other && (
          <Compare key={other.id} kind={kind} a={record} b={other} onMerged={onMerged} onClose={onClose} />
        )}
      </div>
    </Dialog>
  );
}

type CompareProps = {
  kind: 'account' | 'contact';
  a: Mergeable;
  b: Mergeable;
  onMerged: (keptId: string) => void;
  onClose: () => void;
};

function Compare({ kind, a, b, onMerged, onClose }: CompareProps) {
  const text = useText();
  const { done, refused } = useAfterChange();
  const [kept, setKept] = useState<Side>('a');
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  const [busy, setBusy] = useState(false);
  const call = kind === 'account' ? api.account : api.contact;
  const sides = { a, b };
  const act = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      refused(error);
      setBusy(false);
    }
  };
  const merge = () =>
    act(async () => {
      const [keep, away] = kept === 'a' ? [a, b] : [b, a];
      const { mergeId, id } = await call.merge({
        body: {
          keptId: keep.id,
          awayId: away.id,
          keptVersion: keep.version,
          awayVersion: away.version,
          choices: mergeChoices(chosen, kept),
        },
      });
      done(text('web.merge.merged', { name: keep.name }), () =>
        call.undoMerge({ params: { id: mergeId }, body: { anyway: false } }),
      );
      onMerged(id);
    });
  const different = () =>
    act(async () => {
      const say = (again: boolean) => call.different({ body: { one: a.id, other: b.id, again } });
      await say(false);
      done(text('web.merge.toldApart'), () => say(true));
      onMerged(a.id);
    });
  return (
    <>
      <div>
        <div className="cust-pair">
          <span className="cust-label y-quiet">{text('web.merge.keep')}</span>
          {(['a', 'b'] as const).map((side) => (
            <div key={side} className={side === kept ? 'cust-taken' : undefined}>
              <label className="y-row y-gap-s">
                <input type="radio" name="kept" checked={side === kept} onChange={() => setKept(side)} />
                <b>{text(side === kept ? 'web.merge.kept' : 'web.merge.away')}</b>
              </label>
              <Link to={`/${kind}s/${sides[side].id}`}>{sides[side].name}</Link>
            </div>
          ))}
        </div>
        {pairRows(kind, a, b).map((row) => (
          <Line
            key={row.field}
            row={row}
            kept={kept}
            chosen={chosen[row.field]}
            onChoose={(side) => setChosen((before) => ({ ...before, [row.field]: side }))}
          />
        ))}
      </div>
      <p className="y-quiet">{text('web.merge.text')}</p>
      <div className="y-dialogform-acts">
        <Button onClick={onClose}>{text('web.act.cancel')}</Button>
        <Button disabled={busy} onClick={() => void different()}>
          {text(kind === 'account' ? 'web.merge.different' : 'web.merge.differentContact')}
        </Button>
        <Button type="primary" loading={busy} onClick={() => void merge()}>
          {text('web.merge.merge')}
        </Button>
      </div>
    </>
  );
}

type LineProps = {
  row: PairRow;
  kept: Side;
  chosen: Side | undefined;
  onChoose: (side: Side) => void;
};

/** One field of both; where they differ, the one to keep is chosen. */
function Line({ row, kept, chosen, onChoose }: LineProps) {
  const text = useText();
  const { fieldWords, valueWords } = useValueWords();
  const name = useId();
  const taken = chosen ?? (isEmpty(row[kept]) ? (kept === 'a' ? 'b' : 'a') : kept);
  const isBoth = !row.same && (row.field === 'phones' || row.field === 'emails');
  const field = row.field === 'owner' ? 'ownerId' : row.field === 'account' ? 'accountId' : row.field;
  const label = fieldWords(field) ?? field;
  const words = (value: unknown) => {
    if (isEmpty(value)) return <span className="y-quiet">–</span>;
    // Names stand here already, where the log keeps ids.
    const isNamed = ['owner', 'account', 'parentId'].includes(row.field);
    return <>{isNamed ? String(value) : valueWords(row.field, value)}</>;
  };
  return (
    <div className={row.same ? 'cust-pair cust-same' : 'cust-pair'} role="radiogroup" aria-label={label}>
      <span className="cust-label y-quiet">
        {label}
        {isBoth && <small> {text('web.merge.both')}</small>}
      </span>
      {(['a', 'b'] as const).map((side) =>
        row.choosable ? (
          <label key={side} className={side === taken ? 'cust-taken' : undefined}>
            <input type="radio" name={name} checked={side === taken} onChange={() => onChoose(side)} />
            <span>{words(row[side])}</span>
          </label>
        ) : (
          <span key={side}>{words(row[side])}</span>
        ),
      )}
    </div>
  );
}
