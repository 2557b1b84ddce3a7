import Select from 'antd/es/select';
import { popupPlace } from '../../../../ui/popup-place.ts';
import { Labelled } from '../labelled.tsx';
import { useMailText } from '../text.ts';
import { partyOf } from './recipients.ts';

/** Addresses as chips: typed, pasted many at once; one that is none is marked. */
export function RecipientField({
  label,
  value,
  onChange,
  autoFocus = false,
}: {
  label: string;
  value: readonly string[];
  onChange: (typed: string[]) => void;
  autoFocus?: boolean;
}) {
  const text = useMailText();
  const wrong = value.some((one) => partyOf(one) === null);
  return (
    <Labelled className="mail-field" label={label}>
      {(id) => (
        <Select<string[]>
          id={id}
          mode="tags"
          variant="borderless"
          aria-label={label}
          autoFocus={autoFocus}
          open={false}
          suffixIcon={null}
          getPopupContainer={popupPlace}
          value={[...value]}
          tokenSeparators={[',', ';', '，', '；', '\n']}
          {...(wrong && { status: 'error' as const })}
          placeholder={value.length === 0 ? text('web.write.addresses') : undefined}
          onChange={onChange}
        />
      )}
    </Labelled>
  );
}
