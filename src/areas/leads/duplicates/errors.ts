import { defineErrors } from '../../../platform/http/errors.ts';

/** The codes of duplicates and merging. */
export const duplicateErrors = defineErrors({
  'duplicate.scanRunning': { status: 409, when: 'A scan of the whole base is running already.' },
  'merge.same': { status: 422, when: 'Both ids are the same lead.' },
  'merge.converted': {
    status: 422,
    when: 'The lead to be put away is a customer by now; keep that one and put the other away.',
  },
  'merge.badChoice': { status: 422, when: 'A choice is for a field that can not be chosen; `facts.field`.' },
  'merge.changedSince': {
    status: 409,
    when: 'Something was done with the merged lead since: `facts.fields` changed, `facts.done` happened. `anyway` undoes the rest.',
  },
  'merge.mergedOn': {
    status: 409,
    when: 'The merged lead was itself put away since, merged into `facts.into`; undo that first.',
  },
});
