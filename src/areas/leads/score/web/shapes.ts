import type { CallInput, CallOutput } from '../../../../platform/http/contract.ts';
import type { scoreContract } from '../contract.ts';

type Contract = typeof scoreContract;

/** What the screens of the score get from the API. */
export type LeadScore = CallOutput<Contract['ofLead']>;
export type Explanation = CallOutput<Contract['try']>;
export type Fact = Explanation['facts'][number];
export type Raise = Explanation['raises'][number];
export type ScoreChange = CallOutput<Contract['history']>['items'][number];
export type Feedback = CallOutput<Contract['giveFeedback']>;
export type FeedbackItem = CallOutput<Contract['feedback']>['items'][number];
export type FeedbackBody = CallInput<Contract['giveFeedback']>['body'];
export type Catalogue = CallOutput<Contract['attributes']>;
export type CatalogueItem = Catalogue['items'][number];
export type CardHead = CallOutput<Contract['cards']>['items'][number];
export type CardRecord = CallOutput<Contract['card']>;
export type CardDifference = CallOutput<Contract['compare']>;
export type Draft = CallOutput<Contract['draft']>;
export type Card = Draft['card'];
export type CardAttribute = Card['attributes'][number];
export type CardPair = Card['pairs'][number];
export type CardFault = Draft['faults'][number];
export type Preview = CallOutput<Contract['preview']>;
export type Mover = Preview['movers']['up'][number];
export type Training = CallOutput<Contract['train']>;
export type Trainings = CallOutput<Contract['trainings']>;
export type Leak = CardRecord['leaks'][number];
export type Quality = CallOutput<Contract['quality']>;
export type Drifted = CallOutput<Contract['drift']>['attributes'][number];
export type Measured = Quality['overall'];
export type Settings = CallOutput<Contract['settings']>['settings'];
export type Value = Fact['values'][number];

export const fitGrades = ['A', 'B', 'C', 'D'] as const;
export const engagementGrades = ['1', '2', '3', '4'] as const;
