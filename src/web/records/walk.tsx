import { Icon, type IconName } from '../../ui/icons.tsx';

type WalkProps = {
  previous: (() => void) | null;
  next: (() => void) | null;
  labels: { previous: string; next: string };
};

/** To the records before and after this one in the list the reader came from; [ and ] do the same. */
export function Walk({ previous, next, labels }: WalkProps) {
  return (
    <span className="y-walk">
      <Step icon="up" label={`${labels.previous} [`} act={previous} />
      <Step icon="down" label={`${labels.next} ]`} act={next} />
    </span>
  );
}

function Step({ icon, label, act }: { icon: IconName; label: string; act: (() => void) | null }) {
  return (
    <button
      type="button"
      className="y-iconbutton"
      aria-label={label}
      title={label}
      disabled={act === null}
      onClick={act ?? undefined}
    >
      <Icon name={icon} />
    </button>
  );
}
