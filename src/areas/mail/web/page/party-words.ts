import type { Party } from '../shapes.ts';

/** How one calls someone in a line: the name, else the address. */
export const partyName = ({ name, address }: Party): string => (name.trim() === '' ? address : name);

/** `周敏 <zhou@…>`, for a title. */
export const partyFull = ({ name, address }: Party): string =>
  name.trim() === '' ? address : `${name} <${address}>`;
