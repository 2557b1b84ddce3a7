import type { IconName } from '../../../ui/icons.tsx';

const icons: Readonly<Record<string, IconName>> = {
  call: 'phone',
  visit: 'building',
  meeting: 'people',
  mail: 'mail',
  message: 'chat',
};

/** How the timeline draws a communication of this kind, as its event says it. */
export function kindIcon(kind: unknown): IconName {
  return icons[String(kind)] ?? 'chat';
}
