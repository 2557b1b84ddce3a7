import { ApiProblem } from '../api/problem.ts';

/**
 * Writes over the version that the reader saw. When the record is newer, but what is to be written was not touched since (another field
 * was, or the page has not yet read the reader's own last change), it is written over the newer version without a question.
 *
 * @param isUntouched whether what is to be written still is as the reader saw it
 */
export async function writeUnlessTouched<Current extends { version: number }, T>(
  version: number,
  write: (version: number) => Promise<T>,
  isUntouched: (current: Current) => boolean,
): Promise<T> {
  try {
    return await write(version);
  } catch (error) {
    const current =
      error instanceof ApiProblem && error.isStale ? (error.current as Current | undefined) : null;
    if (!current || !isUntouched(current)) throw error;
    return write(current.version);
  }
}
