import { useQueryClient } from '@tanstack/react-query';
import { writeUnlessTouched } from './write-unless-touched.ts';

/** What every record page holds of its record. */
type Versioned = { version: number; custom: Record<string, unknown> };
type Current = Versioned & { [field: string]: unknown };
type Values = { [field: string]: unknown };

type SaveOptions<V> = {
  /** Sends values as a change of the version that was read. */
  write: (values: V, version: number) => Promise<unknown>;
  /** The query that reads the record. */
  key: readonly unknown[];
  /** After a save: everything else on screen that may look different. */
  after: () => unknown;
};

/**
 * Saves fields of a record as it was read. When someone changed the record meanwhile but not these fields, it is saved over the newer
 * version without a question; when they changed these very fields, the refusal goes on and both sides are shown.
 *
 * @returns `save(values, over)`; `over` is the record that the reader decided to write over
 */
export function useSaveField<V extends object>(
  record: Versioned,
  { write, key, after }: SaveOptions<V>,
): (values: V, over?: unknown) => Promise<void> {
  const client = useQueryClient();
  return async (values, over) => {
    try {
      await writeUnlessTouched<Current, unknown>(
        over ? (over as Current).version : record.version,
        (version) => write(values, version),
        (current) => !over && isUntouched(values as Values, record as Current, current),
      );
    } catch (error) {
      void client.invalidateQueries({ queryKey: key });
      throw error;
    }
    await client.invalidateQueries({ queryKey: key });
    void after();
  };
}

/** Whether the fields to be written still say what the reader saw. */
function isUntouched(values: Values, read: Current, current: Current): boolean {
  const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
  return Object.entries(values).every(([field, value]) =>
    field === 'custom'
      ? Object.keys(value as object).every((key) => same(read.custom[key], current.custom?.[key]))
      : same(read[field], current[field]),
  );
}
