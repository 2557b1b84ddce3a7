import { defineErrors } from '../http/errors.ts';

/** What files may answer with. */
export const fileErrors = defineErrors({
  'file.none': {
    status: 400,
    when: 'The request is not multipart/form-data with a file in the field `file`.',
  },
  'file.tooLarge': { status: 413, when: 'The file is larger than `facts.largest` bytes.' },
  'file.noRoom': { status: 409, when: 'All files together would take more than `facts.quota` bytes.' },
  'file.noSuchSubject': { status: 422, when: 'Files don’t hang on records of the kind `facts.kind`.' },
  'file.noSuchPart': { status: 422, when: 'The record has no communication with the id in `partOf`.' },
});
