import { createHash, randomBytes } from 'node:crypto';
import { generateSecret, generateURI, verify } from 'otplib';
import qrcode from 'qrcode';

/** A code is good for its own half minute and the one before and after: clocks differ. Seconds. */
const tolerance = 30;
const issuer = 'Yaosu';

/** A new TOTP secret with what an authenticator app needs: its address and the same as a picture (SVG as a data URL). */
export async function newSecondFactor(email: string): Promise<{ secret: string; uri: string; qr: string }> {
  const secret = generateSecret();
  const uri = generateURI({ issuer, label: email, secret });
  const svg = await qrcode.toString(uri, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
  return { secret, uri, qr: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}` };
}

/**
 * The half minute whose code this is, or null when it is wrong, too old or already used.
 * @param lastStep the half minute of the code used last: neither it nor an earlier one works again (RFC 6238, 5.2)
 */
export async function stepOfCode(secret: string, code: string, lastStep: number): Promise<number | null> {
  const token = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const result = await verify({ secret, token, epochTolerance: tolerance });
  if (!result.valid || !('timeStep' in result)) return null;
  return result.timeStep > lastStep ? result.timeStep : null;
}

/** Ten codes of 80 random bits for the day the phone is lost, such as `k3vq-9tzm-4hcw-x2pd`. */
export function newRecoveryCodes(): string[] {
  // Crockford's 32: none that looks like another.
  const letters = '0123456789abcdefghjkmnpqrstvwxyz';
  return Array.from({ length: 10 }, () =>
    [...randomBytes(16)]
      .map((byte) => letters[byte % 32])
      .join('')
      .replaceAll(/(.{4})(?!$)/g, '$1-'),
  );
}

/** What is stored of a recovery code; spaces, hyphens and capitals don't matter. Random enough for a fast hash. */
export function hashRecoveryCode(code: string): string {
  return createHash('sha256').update(code.toLowerCase().replaceAll(/[\s-]/g, '')).digest('base64url');
}
