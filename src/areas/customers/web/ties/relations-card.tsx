import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { type FormEvent, useId, useState } from 'react';
import { Dialog } from '../../../../ui/dialog.tsx';
import { firstFocus } from '../../../../ui/first-focus.ts';
import { Icon } from '../../../../ui/icons.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { popupPlace } from '../../../../ui/popup-place.ts';
import { api } from '../../../../web/api/client.ts';
import { ApiProblem } from '../../../../web/api/problem.ts';
import { relationTypes } from '../../rules/relation-types.ts';
import { useAfterChange } from '../after-change.ts';
import { RecordChooser } from '../parts/record-chooser.tsx';
import type { Relation } from '../shapes.ts';
import { type CustomerText, useText } from '../text.ts';

type Kind = 'account' | 'contact';
type RelationsCardProps = { kind: Kind; id: string; name: string; readOnly: boolean };

type TypeName = keyof (typeof relationTypes)['account'] | keyof (typeof relationTypes)['contact'];
const isType = (type: string): type is TypeName =>
  Object.hasOwn(relationTypes.account, type) || Object.hasOwn(relationTypes.contact, type);

/** A relation as read from this record: 向对方供货, 由对方供货. */
function relationWords(
  { type, direction }: Pick<Relation, 'type' | 'direction'>,
  text: CustomerText,
): string {
  return isType(type) ? text(`web.ties.${direction}.${type}`) : type;
}

/** How this record stands to others: supplier of, competitor of, former colleague. */
export function RelationsCard({ kind, id, name, readOnly }: RelationsCardProps) {
  const text = useText();
  const { done, refused } = useAfterChange();
  const relations = useQuery(api.tie.relations.query({ query: { kind, id } }));
  const [adding, setAdding] = useState(false);
  const items = relations.data?.items ?? [];
  const remove = async (relation: Relation) => {
    const params = { id: relation.id };
    try {
      await api.tie.unrelate({ params });
      done(text('web.ties.removed'), () => api.tie.relateAgain({ params }));
    } catch (error) {
      refused(error);
    }
  };
  return (
    <Card
      title={text('web.ties.relations')}
      extra={
        !readOnly && (
          <button type="button" className="y-textbutton" onClick={() => setAdding(true)}>
            <Icon name="plus" size={14} /> {text('web.ties.add')}
          </button>
        )
      }
    >
      {relations.data && items.length === 0 && <p className="y-quiet">{text('web.ties.none')}</p>}
      <ul className="cust-ties">
        {items.map((one) => (
          <li key={one.id}>
            <div>
              <span className="y-quiet">{relationWords(one, text)}</span>{' '}
              <Link to={`/${kind}s/${one.otherId}`}>{one.otherName}</Link>
              <div className="y-quiet">{[one.otherSubtitle, one.note].filter(Boolean).join(' · ')}</div>
            </div>
            {!readOnly && (
              <button
                type="button"
                className="y-iconbutton"
                aria-label={text('web.act.remove')}
                title={text('web.act.remove')}
                onClick={() => void remove(one)}
              >
                <Icon name="close" size={14} />
              </button>
            )}
          </li>
        ))}
      </ul>
      {adding && <AddRelation kind={kind} id={id} name={name} onClose={() => setAdding(false)} />}
    </Card>
  );
}

/** A choice in the list: a type, read from this record's side. */
type Wish = { type: TypeName; direction: 'from' | 'to' };

function AddRelation({
  kind,
  id,
  name,
  onClose,
}: Omit<RelationsCardProps, 'readOnly'> & { onClose: () => void }) {
  const text = useText();
  const { done } = useAfterChange();
  const wishes: Wish[] = Object.entries(relationTypes[kind]).flatMap(([type, { symmetric }]) => [
    { type: type as TypeName, direction: 'from' as const },
    ...(symmetric ? [] : [{ type: type as TypeName, direction: 'to' as const }]),
  ]);
  const [at, setAt] = useState(0);
  const [otherId, setOtherId] = useState<string | null>(null);
  const noteId = useId();
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const wish = wishes[at];
    if (!wish || otherId === null) return;
    const [fromId, toId] = wish.direction === 'from' ? [id, otherId] : [otherId, id];
    try {
      const { id: relationId } = await api.tie.relate({
        body: { kind, type: wish.type, fromId, toId, ...(note.trim() && { note }) },
      });
      done(text('web.ties.added'), () => api.tie.unrelate({ params: { id: relationId } }));
      onClose();
    } catch (error) {
      setProblem(error instanceof ApiProblem ? `${error.message} ${error.next}` : String(error));
    }
  };
  return (
    <Dialog open onClose={onClose} label={text('web.ties.add')}>
      <form className="y-dialogform" ref={firstFocus} onSubmit={(event) => void add(event)}>
        <h2>{name}</h2>
        <div className="y-labelled">
          <span>{text('web.ties.how')}</span>
          <Select
            className="y-wide"
            aria-label={text('web.ties.how')}
            getPopupContainer={popupPlace}
            value={at}
            options={wishes.map((wish, n) => ({ value: n, label: relationWords(wish, text) }))}
            onChange={setAt}
          />
        </div>
        <div className="y-labelled">
          <span>{text('web.ties.whom')}</span>
          <RecordChooser
            kind={kind}
            label={text('web.ties.whom')}
            value={otherId}
            except={id}
            onChange={setOtherId}
          />
        </div>
        <label className="y-labelled" htmlFor={noteId}>
          <span>{text('web.ties.note')}</span>
          <Input
            id={noteId}
            maxLength={1000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
        {problem && (
          <div className="y-inline-error" role="alert">
            {problem}
          </div>
        )}
        <div className="y-dialogform-acts">
          <Button onClick={onClose}>{text('web.act.cancel')}</Button>
          <Button type="primary" htmlType="submit" disabled={otherId === null}>
            {text('web.act.add')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
