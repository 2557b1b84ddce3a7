import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { type FormEvent, useId, useState } from 'react';
import { useFormat } from '../../../../ui/format-context.tsx';
import { Quiet, Tag } from '../../../../ui/tag.tsx';
import type { ImportSet, Problem } from '../shapes.ts';
import { useText } from '../text.ts';
import { decidingOf } from './choice-words.ts';
import { ChoiceLine } from './choices-card.tsx';
import type { SetActs } from './use-import-set.ts';
import { useSuggestions } from './use-suggestions.ts';

type ProblemLineProps = { set: ImportSet; acts: SetActs; problem: Problem; open: boolean };

/** One problem: what it is, how many rows have it, and what can be done about it where it stands. */
export function ProblemLine({ set, acts, problem, open }: ProblemLineProps) {
  const text = useText();
  const format = useFormat();
  const [shown, setShown] = useState(false);
  const { outcome, message, next, rows } = problem;
  const file = set.files.find((one) => one.file === problem.file);
  return (
    <li>
      <div className="imp-problem">
        <Tag tone={outcome === 'refused' ? 'bad' : 'info'}>
          {text(outcome === 'refused' ? 'web.problems.refusedTag' : 'web.problems.noted')}
        </Tag>
        <div>
          <div>{message}</div>
          <Quiet>{[file?.fileName, next].filter(Boolean).join(' · ')}</Quiet>
        </div>
        <button type="button" className="y-textbutton" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {shown
            ? text('web.problems.hide')
            : text('web.problems.rows', { count: rows, shown: format.number(rows) })}
        </button>
      </div>
      {open && <Remedy set={set} acts={acts} problem={problem} />}
      {shown && <Samples problem={problem} />}
    </li>
  );
}

/** A value read as another one, or a decision about such rows. */
function Remedy({ set, acts, problem }: Omit<ProblemLineProps, 'open'>) {
  const text = useText();
  const [typing, setTyping] = useState(false);
  const { n, file, column, value, proposal } = problem;
  const disabled = acts.busy || set.state === 'checking';
  const suggestions = useSuggestions(set, problem);
  const deciding = decidingOf(problem.settledBy);
  const repairable = column !== null && value !== null;
  const blank = text('web.problems.blank');
  if (!deciding && !repairable) return null;
  return (
    <div className="imp-remedy">
      {proposal !== null && (
        <Button
          size="small"
          disabled={disabled}
          aria-label={text('web.problems.acceptLabel', { from: value || blank, to: proposal || blank })}
          onClick={() => acts.accept([n])}
        >
          {text('web.problems.accept', { value: proposal || blank })}
        </Button>
      )}
      {repairable && !typing && (
        <Button size="small" type="text" disabled={disabled} onClick={() => setTyping(true)}>
          {text('web.problems.other')}
        </Button>
      )}
      {repairable && typing && (
        <Typed
          from={value}
          disabled={disabled}
          suggestions={suggestions}
          onClose={() => setTyping(false)}
          onTyped={(to) => acts.repair([{ file, column, from: value, to }])}
        />
      )}
      {deciding && (
        <ChoiceLine
          name={deciding}
          choices={set.choices}
          disabled={disabled}
          onChoose={(change) => acts.choose({ choices: { ...set.choices, ...change } })}
        />
      )}
    </div>
  );
}

type TypedProps = {
  from: string;
  disabled: boolean;
  suggestions: readonly string[];
  onClose: () => void;
  onTyped: (to: string) => void;
};

function Typed({ from, disabled, suggestions, onClose, onTyped }: TypedProps) {
  const text = useText();
  const list = useId();
  // Where there are a few to choose from, the field is empty: a list shows what begins like what stands there.
  const [to, setTo] = useState(suggestions.length > 0 ? '' : from);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (to.trim() !== from) onTyped(to.trim());
    onClose();
  };
  return (
    <form className="imp-typed" onSubmit={submit}>
      <Input
        size="small"
        autoFocus
        list={list}
        aria-label={text('web.problems.otherLabel', { from: from || text('web.problems.blank') })}
        placeholder={text('web.problems.blankHint')}
        maxLength={2000}
        value={to}
        onChange={(event) => setTo(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
        }}
      />
      <datalist id={list}>
        {suggestions.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <Button size="small" type="primary" htmlType="submit" disabled={disabled || to.trim() === from}>
        {text('web.problems.apply')}
      </Button>
      <Button size="small" type="text" onClick={onClose}>
        {text('web.problems.cancel')}
      </Button>
    </form>
  );
}

/** A few of the rows as they stand in the file. */
function Samples({ problem }: { problem: Problem }) {
  const text = useText();
  return (
    <ul className="imp-samples">
      {problem.samples.map(({ row, cells }) => (
        <li key={row}>
          <Quiet>{text('web.problems.row', { row })}</Quiet>{' '}
          {cells.map((cell, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: cells have no name but their place
            <span key={at} className={at === problem.column ? 'imp-cell imp-cell-bad' : 'imp-cell'}>
              {cell || '–'}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
