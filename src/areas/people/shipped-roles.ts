import type { Language } from '../../kernel/language.ts';
import type { Scope } from '../../platform/actor/actor.ts';
import { type Grants, permissions } from '../../platform/actor/permissions.ts';

export type ShippedRole = {
  key: 'owner' | 'manager' | 'sales' | 'readonly';
  name: Record<Language, string>;
  grants: Grants;
};

const everything = Object.fromEntries(Object.keys(permissions).map((name) => [name, 'all' as const]));

/** The same for leads, the customers they become, and what is sold to them. */
const selling = (scope: Scope, ...names: string[]): Grants =>
  Object.fromEntries(
    ['leads', 'customers', 'pipeline'].flatMap((area) => names.map((name) => [`${area}.${name}`, scope])),
  );

/** The roles every company starts with. The owner's always holds everything; the others may be changed. */
export const shippedRoles: readonly ShippedRole[] = [
  { key: 'owner', name: { 'zh-CN': '负责人', 'zh-TW': '負責人', en: 'Owner' }, grants: everything },
  {
    key: 'manager',
    name: { 'zh-CN': '销售主管', 'zh-TW': '業務主管', en: 'Sales manager' },
    grants: {
      ...selling('team', 'read', 'write', 'assign', 'import', 'export', 'delete'),
      'forecast.manage': 'team',
      'score.manage': 'all',
      'tasks.read': 'team',
      'tasks.write': 'team',
      'mail.read': 'all',
      'mail.use': 'all',
      'people.manage': 'team',
    },
  },
  {
    key: 'sales',
    name: { 'zh-CN': '销售', 'zh-TW': '業務', en: 'Salesperson' },
    grants: {
      ...selling('own', 'read', 'write', 'assign', 'import', 'delete'),
      'tasks.read': 'own',
      'tasks.write': 'own',
      'mail.read': 'all',
      'mail.use': 'all',
    },
  },
  {
    key: 'readonly',
    name: { 'zh-CN': '只读', 'zh-TW': '唯讀', en: 'Read only' },
    grants: { ...selling('all', 'read'), 'mail.read': 'all' },
  },
];
