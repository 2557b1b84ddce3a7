/** Where anybody gets a mail address; who writes from elsewhere writes from a company. */
const free = new Set(
  `qq.com vip.qq.com foxmail.com 163.com vip.163.com 126.com yeah.net sina.com sina.cn vip.sina.com sohu.com tom.com 139.com 189.cn
   wo.cn 21cn.com aliyun.com gmail.com googlemail.com outlook.com hotmail.com live.com live.cn msn.com yahoo.com yahoo.com.tw
   yahoo.co.jp yahoo.co.uk yahoo.co.in icloud.com me.com mac.com aol.com gmx.com gmx.de gmx.net web.de t-online.de mail.com mail.ru
   yandex.ru yandex.com proton.me protonmail.com zoho.com naver.com hanmail.net pchome.com.tw hinet.net seed.net.tw rediffmail.com
   orange.fr free.fr wanadoo.fr libero.it uol.com.br bol.com.br`
    .split(/\s+/)
    .filter(Boolean),
);

/** Whether a mail domain belongs to a company rather than to a mail service for everyone. */
export function isCompanyDomain(domain: string): boolean {
  return !free.has(domain.toLowerCase());
}
