import { Page } from '../../ui/page.tsx';
import { useAccountText } from './words.ts';

/** One's own account. */
export function MyAccountPage() {
  const text = useAccountText();
  return <Page title={text('me.title')}>{null}</Page>;
}
