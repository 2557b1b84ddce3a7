import { expect, it } from 'vitest';
import { accountEvents, contactEvents, customerEvents } from '../../../events/customers.ts';
import { importSetEvents } from '../../../events/imports.ts';
import { leadRoomEvents, leadSettingEvents } from '../../../events/lead-rooms.ts';
import { exportEvents, importEvents, leadEvents } from '../../../events/leads.ts';
import { mailEvents } from '../../../events/mail.ts';
import { peopleEvents } from '../../../events/people.ts';
import { opportunityEvents, pipelineSettingEvents } from '../../../events/pipeline.ts';
import {
  authEvents,
  companyEvents,
  customFieldEvents,
  fileEvents,
  fileLimitEvents,
  savedViewEvents,
  subscriberEvents,
} from '../../../events/platform.ts';
import { eventWords } from './event-words.ts';

const languages = ['zh-CN', 'zh-TW', 'en'] as const;
const declared = Object.keys({
  ...authEvents,
  ...companyEvents,
  ...customFieldEvents,
  ...savedViewEvents,
  ...subscriberEvents,
  ...fileEvents,
  ...fileLimitEvents,
  ...accountEvents,
  ...contactEvents,
  ...customerEvents,
  ...importSetEvents,
  ...mailEvents,
  ...exportEvents,
  ...importEvents,
  ...leadEvents,
  ...leadRoomEvents,
  ...leadSettingEvents,
  ...peopleEvents,
  ...opportunityEvents,
  ...pipelineSettingEvents,
});

const modules: Record<string, Record<string, unknown>> = import.meta.glob(
  ['../../../areas/*/locales/*.ts', '../../../platform/*/locales/*.ts', '../locales/*.ts', '!**/index.ts'],
  { eager: true },
);

it.each(languages)('every event has words in %s', (language) => {
  const catalogues = Object.fromEntries(
    Object.entries(modules)
      .filter(([path]) => path.endsWith(`/${language}.ts`))
      .map(([path, module]) => [path.startsWith('../locales') ? 'settings' : path, Object.values(module)[0]]),
  );
  const words = eventWords(catalogues);
  expect(declared.length).toBeGreaterThan(50);
  expect(declared.filter((type) => !words.has(type))).toEqual([]);
});

it('lets the room of an event word it, and the settings only what no room does', () => {
  const words = eventWords({
    leads: { events: { lead: { captured: '收到一条线索' } } },
    settings: { events: { lead: { captured: '新建了线索', deleted: '删除了线索' } } },
  });
  expect(words.get('lead.captured')).toBe('收到一条线索');
  expect(words.get('lead.deleted')).toBe('删除了线索');
});
