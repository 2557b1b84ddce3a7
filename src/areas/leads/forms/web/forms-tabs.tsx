import { PageTabs } from '../../../../web/settings/page-tabs.tsx';
import { useFormsText } from './text.ts';

/** The forms, and what came in through them. */
export function FormsTabs() {
  const text = useFormsText();
  return (
    <PageTabs
      label={text('web.title')}
      tabs={[
        { to: '/settings/forms', label: text('web.title') },
        { to: '/settings/forms/submissions', label: text('web.submissions.title') },
      ]}
    />
  );
}
