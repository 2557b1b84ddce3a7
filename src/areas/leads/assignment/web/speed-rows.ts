import type { SpeedFigure } from './shapes.ts';

/** The order of the table: each team, its people below it, then people of no listed team. */
export function speedRows(figures: readonly SpeedFigure[]): { figure: SpeedFigure; below: boolean }[] {
  const teams = figures.filter((figure) => figure.of === 'team');
  const people = figures.filter((figure) => figure.of === 'person');
  const listed = new Set(teams.map((team) => team.id));
  return [
    ...teams.flatMap((team) => [
      { figure: team, below: false },
      ...people.filter((person) => person.teamId === team.id).map((figure) => ({ figure, below: true })),
    ]),
    ...people.filter((person) => !listed.has(person.teamId)).map((figure) => ({ figure, below: false })),
  ];
}
