import { foldText } from '../../../platform/matching/fold-text.ts';
import type { AccountKind } from '../rules/account.ts';
import type { Channel, ContactRole } from '../rules/contact.ts';

// biome-ignore format: one meaning a line reads as a table
const kinds: Readonly<Record<AccountKind, readonly string[]>> = {
  direct: ['直接客户', '直客', '直销', '直销客户', '终端', '终端客户', '终端用户', '客户', 'direct', 'direct customer', 'customer', 'end user', 'end customer', 'client', 'customer - direct'],
  dealer: ['经销商', '经销', '代理商', '代理', '分销商', '分销', '渠道', '渠道商', '贸易商', 'dealer', 'distributor', 'reseller', 'agent', 'partner', 'channel partner', 'trader', 'customer - channel', 'channel partner / reseller'],
  supplier: ['供应商', '供货商', '厂家', 'supplier', 'vendor'],
  other: ['其他', '其它', 'other'],
};
// biome-ignore format: as above
const roles: Readonly<Record<ContactRole, readonly string[]>> = {
  decision: ['决策人', '决策者', '拍板人', '关键决策人', 'decision maker', 'decides', 'economic buyer'],
  influence: ['影响者', '影响人', 'influencer', 'influences'],
  use: ['使用者', '使用人', '用户', 'user', 'end user'],
  gate: ['把关人', '把关者', '守门人', 'gatekeeper', 'blocker'],
  champion: ['内线', '内部支持者', '支持者', '教练', 'champion', 'coach', 'supporter'],
  purchase: ['采购', '采购人', '买方', 'buyer', 'purchasing', 'procurement'],
  technical: ['技术', '技术负责人', '技术人员', 'technical', 'technical buyer', 'engineering'],
  finance: ['财务', '财务人员', 'finance', 'accounting'],
};
// biome-ignore format: as above
const channels: Readonly<Record<Channel, readonly string[]>> = {
  phone: ['电话', '手机', '打电话', 'phone', 'call', 'mobile', 'telephone'],
  wechat: ['微信', 'wechat', 'weixin'],
  mail: ['邮件', '邮箱', '电子邮件', 'mail', 'email', 'e-mail'],
  visit: ['上门', '拜访', '当面', '见面', 'visit', 'in person', 'face to face'],
};

/** Reads a cell that names one of a few things, in any of our languages; null when it names none. */
function wordReader<T extends string>(
  words: Readonly<Record<T, readonly string[]>>,
): (text: string) => T | null {
  const known = new Map<string, T>();
  for (const [meaning, some] of Object.entries(words) as [T, readonly string[]][])
    for (const word of [meaning, ...some]) if (!known.has(foldText(word))) known.set(foldText(word), meaning);
  return (text) => known.get(foldText(text)) ?? null;
}

export const readKind = wordReader(kinds);
export const readRole = wordReader(roles);
export const readChannel = wordReader(channels);
