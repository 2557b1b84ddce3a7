/** Time zones of the places where most of our users are, with their money (ISO 4217). */
const currencies: Record<string, string> = {
  'Asia/Shanghai': 'CNY',
  'Asia/Urumqi': 'CNY',
  'Asia/Taipei': 'TWD',
  'Asia/Hong_Kong': 'HKD',
  'Asia/Macau': 'MOP',
  'Asia/Singapore': 'SGD',
  'Asia/Tokyo': 'JPY',
  'Asia/Seoul': 'KRW',
  'Asia/Bangkok': 'THB',
  'Asia/Ho_Chi_Minh': 'VND',
  'Asia/Kuala_Lumpur': 'MYR',
  'Asia/Jakarta': 'IDR',
  'Asia/Kolkata': 'INR',
  'Asia/Dubai': 'AED',
  'Europe/London': 'GBP',
  'Europe/Zurich': 'CHF',
  'Europe/Moscow': 'RUB',
  'Australia/Sydney': 'AUD',
  'America/Toronto': 'CAD',
  'America/Sao_Paulo': 'BRL',
  'America/Mexico_City': 'MXN',
};

/** Names that browsers still use for a time zone that has a newer one. */
const renamed: Record<string, string> = {
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Asia/Chongqing': 'Asia/Shanghai',
  'Asia/Harbin': 'Asia/Shanghai',
  PRC: 'Asia/Shanghai',
};

/** What a company at this place most likely counts in. @param language decides where the place says nothing (`UTC`) */
export function homeOf(timeZone: string, language: string): { timeZone: string; currency: string } {
  const zone = renamed[timeZone] ?? timeZone;
  const known = currencies[zone];
  if (known) return { timeZone: zone, currency: known };
  if (zone.startsWith('Europe/')) return { timeZone: zone, currency: 'EUR' };
  if (zone.startsWith('America/')) return { timeZone: zone, currency: 'USD' };
  // A machine set to UTC tells nothing about its place.
  if (language === 'zh-CN') return { timeZone: placeless(zone) ? 'Asia/Shanghai' : zone, currency: 'CNY' };
  if (language === 'zh-TW') return { timeZone: placeless(zone) ? 'Asia/Taipei' : zone, currency: 'TWD' };
  return { timeZone: zone, currency: 'USD' };
}

function placeless(zone: string): boolean {
  return zone === 'UTC' || zone === 'GMT' || zone === '' || zone.startsWith('Etc/');
}
