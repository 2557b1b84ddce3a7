import { InlineSelect } from '../../../ui/inline-edit/inline-edit.tsx';
import { Person } from '../../../ui/person.tsx';
import { useColleagues } from '../colleagues.ts';
import { useRecordText } from '../text.ts';
import { type Handover, useGive } from './handover.ts';

/** Whose record it is; choosing someone else hands it over. */
export function OwnerFact({ handover, mayAssign }: { handover: Handover; mayAssign: boolean }) {
  const text = useRecordText();
  const { active } = useColleagues();
  const give = useGive(handover);
  const { ownerId, ownerName } = handover.record;
  if (!mayAssign) return <Person name={ownerName} />;
  return (
    <InlineSelect
      label={text('field.owner')}
      value={ownerId}
      clearable
      choices={active.map(({ id, name }) => ({ value: id, label: name }))}
      show={(choice) => <Person name={choice.label} />}
      currentOf={(current) => (current as Handover['record']).ownerId}
      onSave={give}
    />
  );
}
