import type { RecordPanelProps } from '../../../web/area.ts';
import { TasksCard } from './tasks-card.tsx';

/** Tasks on the page of a record that knows nothing of tasks. */
export function RecordTasks({ kind, id }: RecordPanelProps) {
  return <TasksCard subject={{ kind, id }} />;
}
