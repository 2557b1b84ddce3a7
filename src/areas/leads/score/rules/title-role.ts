/** What a job title says about who decides: the roles in the order in which they are looked for. */
const roles: readonly (readonly [role: string, pattern: RegExp])[] = [
  ['director', /副总|副總|总监|總監|vice\s*president|\bvp\b|\bdirector\b(?<!managing director)/i],
  [
    'boss',
    /总经理|總經理|董事|老板|老闆|总裁|總裁|厂长|廠長|创始|創辦|法人|负责人|負責人|\bceo\b|owner|founder|general manager|managing director|president|^.{0,2}总$/i,
  ],
  ['purchasing', /采购|採購|purchas|buyer|procurement|sourcing/i],
  [
    'technicalLead',
    /总工|總工|(技术|技術|研发|研發|工程).{0,2}(主管|经理|經理|负责|負責|部长|部長|总|總)|\bcto\b|(head|manager|lead|chief)\b.*\b(engineer|technical|r&d)|(engineering|technical|r&d)\b.*\b(head|manager|lead)/i,
  ],
  ['engineer', /工程师|工程師|技术员|技術員|设计|設計|engineer|designer|technician/i],
  [
    'production',
    /生产|生產|设备|設備|车间|車間|工艺|工藝|品质|质检|production|plant|maintenance|equipment|quality/i,
  ],
  ['manager', /经理|經理|主管|主任|部长|部長|课长|課長|manager|head|supervisor/i],
  ['staff', /专员|專員|助理|文员|業務|业务|销售|跟单|assistant|clerk|sales|staff|secretary/i],
];

/** The role behind a title; null when there is none. */
export function roleOf(title: string | null | undefined): string | null {
  const text = title?.trim();
  if (!text) return null;
  return roles.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';
}
