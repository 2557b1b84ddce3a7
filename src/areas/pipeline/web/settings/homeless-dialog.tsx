import Select from 'antd/es/select';
import { useState } from 'react';
import type { Names } from '../../rules/names.ts';
import { FormDialog } from '../forecast/form-dialog.tsx';
import { useText } from '../text.ts';
import { useNames } from '../use-names.ts';
import type { StageDraft } from './stage-edits.ts';

/** A stage to be deleted in which opportunities stand, as the server says it. */
export type Homeless = { id: string; names: Names; count: number };

type HomelessDialogProps = {
  homeless: readonly Homeless[];
  stages: readonly StageDraft[];
  onMove: (moves: Record<string, string>) => void;
  onClose: () => void;
};

/** Where opportunities go whose stage is deleted. */
export function HomelessDialog({ homeless, stages, onMove, onClose }: HomelessDialogProps) {
  const text = useText();
  const name = useNames();
  // Only stages that are there already can take opportunities in.
  const options = stages.flatMap(({ id, names }) => (id ? [{ value: id, label: name(names) }] : []));
  const [moves, setMoves] = useState<Record<string, string>>(() =>
    Object.fromEntries(homeless.map(({ id }) => [id, options[0]?.value ?? ''])),
  );
  return (
    <FormDialog
      title={text('web.settings.homelessTitle')}
      submit={text('web.settings.homelessConfirm')}
      busy={false}
      problem={null}
      onSubmit={async (event) => {
        event.preventDefault();
        onMove(moves);
      }}
      onClose={onClose}
    >
      {homeless.map((one) => {
        const label = text('web.settings.homeless', { count: one.count, stage: name(one.names) });
        return (
          <div key={one.id} className="y-labelled">
            <span>{label}</span>
            <Select
              className="y-wide"
              aria-label={label}
              value={moves[one.id]}
              options={options}
              onChange={(value: string) => setMoves({ ...moves, [one.id]: value })}
            />
          </div>
        );
      })}
    </FormDialog>
  );
}
