import type { AttachedFile } from './shapes.ts';

/**
 * The files that came with a communication, or the one that an entry of the timeline is about.
 *
 * @param files those that still hang on the record
 */
export function attachedBy(
  { type, payload }: { type: string; payload: Record<string, unknown> },
  files: readonly AttachedFile[],
): AttachedFile[] {
  if (type.endsWith('.contacted')) return files.filter((file) => file.partOf === payload.communicationId);
  return type === 'file.attached' ? files.filter((file) => file.id === payload.fileId) : [];
}
