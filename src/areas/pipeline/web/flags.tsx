import { Tag } from '../../../ui/tag.tsx';
import { useText } from './text.ts';

type FlagsProps = {
  stale?: boolean | undefined;
  overdue?: boolean | undefined;
  noNextStep?: boolean | undefined;
  slips?: number | undefined;
};

/** What an open opportunity is flagged for. */
export function Flags({ stale, overdue, noNextStep, slips = 0 }: FlagsProps) {
  const text = useText();
  return (
    <>
      {overdue && <Tag tone="bad">{text('web.flag.overdue')}</Tag>}
      {stale && <Tag tone="warn">{text('web.flag.stale')}</Tag>}
      {noNextStep && <Tag tone="warn">{text('web.flag.noNextStep')}</Tag>}
      {slips > 0 && <Tag>{text('web.flag.slipped', { count: slips })}</Tag>}
    </>
  );
}
