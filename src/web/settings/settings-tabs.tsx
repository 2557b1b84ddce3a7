import { useMay } from '../session.ts';
import { PageTabs } from './page-tabs.tsx';
import { useSettingsText } from './words.ts';
import '../account/account.css';
import './settings.css';

const tabs = [
  ['/settings', 'nav.company', 'settings.manage'],
  ['/settings/fields', 'nav.fields', 'settings.manage'],
  ['/settings/qualification', 'nav.qualification', 'settings.manage'],
  ['/settings/pipeline', 'nav.pipeline', 'pipeline.manage'],
  ['/settings/audit', 'nav.audit', 'audit.read'],
  ['/settings/api', 'nav.api', undefined],
] as const;

/** The rooms of the settings that this person may enter. */
export function SettingsTabs() {
  const text = useSettingsText();
  const may = useMay();
  const mine = tabs.filter(([, , permission]) => may(permission));
  return (
    <PageTabs label={text('nav.settings')} tabs={mine.map(([to, label]) => ({ to, label: text(label) }))} />
  );
}
