import { Tag, type Tone } from '../../../../ui/tag.tsx';
import type { Health, Tier } from '../shapes.ts';
import { useText } from '../text.ts';

const tierTones: Record<Tier, Tone> = { key: 'accent', target: 'info', potential: 'plain' };
const healthTones: Record<Health, Tone> = { good: 'good', watch: 'warn', risk: 'bad' };

/** 重点、目标、潜在: in words, the colour only helps. */
export function TierTag({ tier }: { tier: Tier }) {
  const text = useText();
  return <Tag tone={tierTones[tier]}>{text(`values.tier.${tier}`)}</Tag>;
}

/** How healthy, with the score behind it. */
export function HealthTag({ health, score }: { health: Health; score?: number }) {
  const text = useText();
  return (
    <Tag tone={healthTones[health]}>
      {text(`values.health.${health}`)}
      {score !== undefined && <span className="y-number"> {score}</span>}
    </Tag>
  );
}

export function healthTone(health: Health): Tone {
  return healthTones[health];
}
