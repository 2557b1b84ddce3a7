import { useQuery } from '@tanstack/react-query';
import { Icon } from '../../../../ui/icons.tsx';
import { api } from '../../../../web/api/client.ts';
import { useText } from '../text.ts';

/** Whose territory a region is: said before somebody sells past a dealer. */
export function DealersLine({ region }: { region: string }) {
  const text = useText();
  const { data } = useQuery({
    ...api.tie.dealersOf.query({ query: { region } }),
    staleTime: 60_000,
    placeholderData: (before) => before,
  });
  const [first, ...others] = data?.items ?? [];
  if (!first) return null;
  const name =
    others.length > 0
      ? text('web.new.dealersMore', { name: first.name, more: others.map((one) => one.name).join('、') })
      : first.name;
  return (
    <p className="cust-warnline" role="status">
      <Icon name="info" size={14} />{' '}
      {text(first.exclusive ? 'web.new.dealersExclusive' : 'web.new.dealers', { region, name })}
    </p>
  );
}
