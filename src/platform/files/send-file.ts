import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { Refusal } from '../../kernel/outcome.ts';
import type { Actor } from '../actor/actor.ts';
import type { Database } from '../db/database.ts';
import { disposition } from './rules/clean-name.ts';
import { isShownInside, mediaTypeOf } from './rules/media-type.ts';
import { chunkLength, chunkOf, fileById, previewOf } from './store.ts';

/** Even a picture opened by itself may load nothing, run nothing, and knows nothing of our cookies. */
const walls = {
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  // Kept by the browser, but asked about each time: who may see it can change.
  'cache-control': 'private, no-cache',
};

/**
 * Sends a file piece by piece: memory stays flat, and each piece is read under the actor anew.
 *
 * @throws Refusal `record.notFound`
 */
export async function sendFile(
  db: Database,
  actor: Actor,
  id: string,
  inline: boolean,
  reply: FastifyReply,
): Promise<undefined> {
  const [file] = await db.read(actor, fileById(id));
  if (!file) throw new Refusal('record.notFound');
  const shown = inline && isShownInside(file.mediaType);
  reply.headers({ ...walls, etag: `"${file.sha256}"` });
  if (reply.request.headers['if-none-match'] === `"${file.sha256}"`) {
    void reply.code(304).send();
    return;
  }
  // What isn't shown is bytes to be saved, so that no browser makes anything of it.
  reply.type(shown ? file.mediaType : 'application/octet-stream');
  reply.header('content-disposition', disposition(file.name, shown ? 'inline' : 'attachment'));
  reply.header('content-length', file.bytes);
  const chunks = Math.ceil(file.bytes / chunkLength);
  async function* pieces() {
    for (let n = 0; n < chunks; n++) {
      const [chunk] = await db.read(actor, chunkOf(id, n));
      // Taken away in the middle: the connection breaks, so that nobody takes half a file for a whole one.
      if (!chunk) throw new Error('the file was taken away while it was read');
      yield chunk.data;
    }
  }
  void reply.send(Readable.from(pieces(), { objectMode: false }));
}

/** @throws Refusal `record.notFound` */
export async function sendPreview(
  db: Database,
  actor: Actor,
  id: string,
  reply: FastifyReply,
): Promise<undefined> {
  const [found] = await db.read(actor, previewOf(id));
  if (!found) throw new Refusal('record.notFound');
  reply.headers({ ...walls, etag: `"${id}"` }).type(mediaTypeOf(found.preview, ''));
  if (reply.request.headers['if-none-match'] === `"${id}"`) void reply.code(304).send();
  else void reply.send(found.preview);
}
