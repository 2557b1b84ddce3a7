import type { CallOutput } from '../../../../platform/http/contract.ts';
import type { Contracts } from '../../../../web/api/endpoints.gen.ts';

type Forecast = Contracts['forecast'];

export type Summary = CallOutput<Forecast['summary']>;
export type PersonSummary = Summary['people'][number];
export type Promises = Summary['counts'];
export type SimulatedAnswer = CallOutput<Forecast['simulated']>;
export type Simulated = SimulatedAnswer['forecasts'][number];
export type Trials = SimulatedAnswer['trials'][number]['items'];
