import { useTranslation } from 'react-i18next';
import { textOf } from '../../../ui/text.ts';
import type { zhCN } from '../locales/zh-CN.ts';

/** The words of people, teams and roles. */
export const usePeopleText = textOf<typeof zhCN>('people');

/** Names of permissions and of the areas they belong to; one that has no words yet shows its own name. */
export function usePermissionWords(): {
  name: (permission: string) => string;
  area: (area: string) => string;
} {
  const { t } = useTranslation('people');
  return {
    name: (permission) => t(`permissions.${permission}`, { defaultValue: permission }),
    area: (area) => t(`areas.${area}`, { defaultValue: area }),
  };
}
