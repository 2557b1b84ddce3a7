import Input from 'antd/es/input';
import { type ReactNode, useId } from 'react';

type LabelledProps = {
  label: string;
  note?: ReactNode;
  value: string;
  lines?: boolean;
  onChange: (value: string) => void;
};

/** A text with its label above. */
export function Labelled({ label, note, value, lines = false, onChange }: LabelledProps) {
  const id = useId();
  return (
    <div className="frm-labelled">
      <label htmlFor={id}>{label}</label>
      {lines ? (
        <Input.TextArea
          id={id}
          className="y-grows"
          rows={2}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <Input id={id} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
      {note && <span className="y-note">{note}</span>}
    </div>
  );
}
