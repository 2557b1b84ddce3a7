import type { Actor } from '../../platform/actor/actor.ts';
import type { Query } from '../../platform/db/sql.ts';

/** What else stands in a calendar: a step that was agreed for a day on some record. */
export type CalendarStep = {
  kind: string;
  id: string;
  title: string;
  step: string;
  on: string;
  personId: string;
};

/** A kind of record whose next steps belong in the calendar, as its area registers it. */
export type CalendarSource = {
  kind: string;
  permission: string;
  /** Steps of these people's records between two days, both included, as the actor may see them; at most `limit`. */
  steps(people: readonly string[], from: string, to: string, limit: number): Query<CalendarStep>;
};

const registered = new Map<string, CalendarSource>();

/** Puts a kind of record's next steps into the calendar. Called once by its area as the process starts. */
export function registerCalendarSource(source: CalendarSource): void {
  registered.set(source.kind, source);
}

/** The sources that the actor may see anything of. */
export function calendarSources(actor: Actor): CalendarSource[] {
  return [...registered.values()].filter(
    ({ permission }) => (actor.grants['*'] ?? actor.grants[permission]) !== undefined,
  );
}
