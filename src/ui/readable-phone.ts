/** A number in E.164 as it is read aloud: `138 0013 1000` within China, otherwise unchanged. */
export function readablePhone(number: string): string {
  const mobile = /^\+86(1\d{2})(\d{4})(\d{4})$/.exec(number);
  return mobile ? mobile.slice(1).join(' ') : number;
}
