import { defineErrors } from '../../../platform/http/errors.ts';

/** The codes of the pipeline's settings. */
export const pipelineSettingErrors = defineErrors({
  'pipeline.nameless': {
    status: 422,
    when: 'A pipeline, stage or reason needs a name in one language at least.',
  },
  'pipeline.noStages': { status: 422, when: 'A pipeline needs a stage at least.' },
  'pipeline.tooManyStages': { status: 422, when: 'More stages than `facts.most` nobody can follow.' },
  'pipeline.falling': {
    status: 422,
    when: 'A later stage is less likely to be won than the one before it; `facts.at` says which.',
  },
  'pipeline.stageInUse': {
    status: 409,
    when: 'Open opportunities stand in a stage that is to be deleted; `facts.stages` says how many, `moves` where they shall go.',
  },
  'pipeline.badMove': {
    status: 422,
    when: 'Opportunities can only be moved to a stage that stays in this pipeline.',
  },
  'pipeline.inUse': {
    status: 409,
    when: 'Open opportunities are in this pipeline; `facts.count` says how many.',
  },
  'pipeline.last': { status: 409, when: 'A company keeps one pipeline at least.' },
  'pipeline.competitorTwice': { status: 422, when: 'Two competitors have the same name.' },
  'pipeline.ownCurrency': { status: 422, when: 'The company’s own currency needs no rate.' },
  'pipeline.badRate': { status: 422, when: 'The rate is no number above 0 with at most 8 decimals.' },
});
