import type { CallInput, CallOutput } from '../../../../platform/http/contract.ts';
import type { assignmentContract } from '../contract.ts';

type Contract = typeof assignmentContract;
export type Rules = CallOutput<Contract['rules']>;
export type Rule = Rules['rules'][number];
export type RuleEdit = Omit<CallInput<Contract['editRule']>['body'], 'version'>;
export type Trial = CallOutput<Contract['try']>;
export type SpeedFigure = CallOutput<Contract['speed']>['figures'][number];

/** Who gets leads: exactly one of the two. */
export type Target = { personId: string | null; teamId: string | null };
