import { type ReactNode, useId } from 'react';

/** A label with its control, tied to each other. */
export function Labelled({
  label,
  className = 'y-labelled',
  children,
}: {
  label: string;
  className?: string;
  children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <label htmlFor={id} className={className}>
      <span>{label}</span>
      {children(id)}
    </label>
  );
}
