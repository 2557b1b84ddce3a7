import { z } from 'zod';
import { leadStates } from '../rules/lead-states.ts';

/** What the score's shapes are made of. Chances 0–1; points whole numbers; times ISO 8601. */

export const n = z.number().int();
export const maybe = z.string().nullable();
export const part = z.enum(['fit', 'engagement']);
export const key = z.string().min(1).max(80);
export const points = n.min(-1000).max(1000);
export const figure = z.number().nullable();
/** A value as an attribute has it: a number (days, times, money), a level, nothing. */
export const value = z.union([z.number(), z.string().max(500), z.null()]);
export const status = z.enum(leadStates.states);

export const fitGrade = z.enum(['A', 'B', 'C', 'D']);
export const engagementGrade = z.enum(['1', '2', '3', '4']);
