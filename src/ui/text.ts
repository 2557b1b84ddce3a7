import { useTranslation } from 'react-i18next';
import type { MessageFacts, MessageKey } from '../platform/i18n/messages.ts';
import type { zhCN } from './locales/zh-CN.ts';

/** Words a sentence of the catalogue `M`; an unknown key doesn't compile. */
export type Text<M> = (key: MessageKey<M>, facts?: MessageFacts) => string;

/**
 * Makes the hook that words an area's sentences: `export const useText = textOf<typeof zhCN>('leads');`
 * @param namespace the folder of the area
 */
export function textOf<M>(namespace: string): () => Text<M> {
  return () => {
    const { t } = useTranslation(namespace);
    return (key, facts) => t(key as string, { ...facts });
  };
}

/** The design system's own words. */
export const useUiText = textOf<typeof zhCN>('ui');
