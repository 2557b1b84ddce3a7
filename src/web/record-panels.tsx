import { type FunctionComponent, lazy, Suspense } from 'react';
import type { RecordPanel, RecordPanelProps } from './area.ts';
import { useMay } from './session.ts';

type Shown = RecordPanel & { Panel: FunctionComponent<RecordPanelProps> };
let panels: readonly Shown[] = [];

/** Told once by the router, which knows all areas: a record's page shows what areas to its right know of it, without knowing them. */
export function knowPanels(those: readonly RecordPanel[]): void {
  panels = [...those]
    .sort((a, b) => a.order - b.order)
    .map((panel) => ({ ...panel, Panel: lazy(() => panel.load().then((loaded) => ({ default: loaded }))) }));
}

/** What other areas show of a record, in one of its page's columns. */
export function RecordPanels({ place, ...record }: RecordPanelProps & { place: RecordPanel['place'] }) {
  const may = useMay();
  return (
    <>
      {panels
        .filter(
          (panel) => panel.place === place && panel.subjects.includes(record.kind) && may(panel.permission),
        )
        .map(({ id, Panel }) => (
          <Suspense key={id}>
            <Panel {...record} />
          </Suspense>
        ))}
    </>
  );
}
