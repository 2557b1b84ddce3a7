import Input from 'antd/es/input';
import { Labelled } from '../labelled.tsx';

/** A password of a mailbox, which no browser is to fill in by itself. */
export function PasswordField({
  label,
  value,
  onChange,
  onFocus,
}: {
  label: string;
  value: string;
  onChange: (typed: string) => void;
  onFocus?: () => void;
}) {
  return (
    <Labelled label={label}>
      {(id) => (
        <Input.Password
          id={id}
          autoComplete="off"
          value={value}
          onFocus={onFocus}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  );
}
