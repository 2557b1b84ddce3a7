import { z } from 'zod';

const files = z.object({ files: z.array(z.string()) });

/** What imports of sets of files announce; the subject of each is one set. What became of its rows the records themselves tell. */
export const importSetEvents = {
  /** Somebody had a set of files carried out. */
  'importSet.begun': files,
  /** Somebody had it taken back. */
  'importSet.undoBegun': files,
};
