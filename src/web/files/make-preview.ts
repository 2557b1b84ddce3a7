const longestSide = 360;
/** Beyond this a phone's memory is worth more than a small picture. */
const largest = 40 * 1024 ** 2;

/** A small picture of a picture, made here so that lists needn't load the whole of it; null for what the browser can't draw. */
export async function makePreview(file: File): Promise<Blob | null> {
  if (!file.type.startsWith('image/') || file.type === 'image/svg+xml' || file.size > largest) return null;
  try {
    const picture = await createImageBitmap(file);
    const share = Math.min(1, longestSide / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * share));
    canvas.height = Math.max(1, Math.round(picture.height * share));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/webp', 0.75));
  } catch {
    // Not a picture after all, or one of a kind that this browser doesn't know.
    return null;
  }
}
