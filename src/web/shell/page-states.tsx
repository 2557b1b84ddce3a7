import Button from 'antd/es/button';
import { Page } from '../../ui/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { asProblem } from '../api/problem.ts';
import { useShellText } from '../i18n.ts';
import { useGo } from '../route-hooks.ts';

/** An address that leads nowhere. */
export function NotFoundPage() {
  const text = useShellText();
  const go = useGo();
  return (
    <Page title={text('notFound.title')}>
      <EmptyState
        icon="search"
        action={
          <Button type="primary" onClick={() => go('/')}>
            {text('notFound.home')}
          </Button>
        }
      >
        {text('notFound.text')}
      </EmptyState>
    </Page>
  );
}

/** A page that is not for this person. */
export function ForbiddenPage() {
  const text = useShellText();
  return (
    <Page title={text('forbidden.title')}>
      <EmptyState icon="lock">{text('forbidden.text')}</EmptyState>
    </Page>
  );
}

/** A page that broke: what the server said if it was the server, else that nothing saved is lost. */
export function FailedPage({ error, reset }: { error: unknown; reset?: () => void }) {
  const text = useShellText();
  const problem = asProblem(error);
  return (
    <Page title={problem?.message ?? text('failed.title')}>
      <EmptyState
        icon="warn"
        action={<Button onClick={() => (reset ? reset() : location.reload())}>{text('failed.again')}</Button>}
      >
        {problem?.next || text('failed.text')}
      </EmptyState>
    </Page>
  );
}
