import type { CallInput, CallOutput } from '../../../platform/http/contract.ts';
import type { Contracts } from '../../../web/api/endpoints.gen.ts';

type Calls = Contracts['qualification'];

/** What the screens get from and give to the API. */
export type Qualification = CallOutput<Calls['read']>;
export type DimensionShown = Qualification['dimensions'][number];
export type Piece = DimensionShown['evidence'][number];
export type Verdict = Qualification['verdict'];
export type FrameDocument = CallOutput<Calls['frame']>['frame'];
export type MarkBody = CallInput<Calls['mark']>['body']['marks'][number];
export type Subject = { kind: string; id: string };

/** A mark being made, complete. */
export type Mark = {
  dimension: string;
  polarity: 'for' | 'against';
  strength: Piece['strength'];
  source: Piece['source'];
  saidBy: string;
  quote: string;
  starts: number;
  ends: number;
};
