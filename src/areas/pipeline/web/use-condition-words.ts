import { useCustomFields } from '../../../web/records/custom-fields.ts';
import type { ExitCondition } from './shapes.ts';
import { useText } from './text.ts';
import { useDimensions } from './use-dimensions.ts';
import { useNames } from './use-names.ts';
import { usePipelines } from './use-pipelines.ts';

const demandable = ['accountId', 'amount', 'expectedClose', 'products', 'competitors', 'people'] as const;

/** @returns how an exit condition is said, as something to do */
export function useConditionWords(): (condition: ExitCondition) => string {
  const text = useText();
  const name = useNames();
  const { settings } = usePipelines();
  const custom = useCustomFields('opportunity');
  const dimensions = useDimensions();
  const fieldWords = (field: string): string => {
    const known = demandable.find((one) => one === field);
    if (known === 'accountId') return text('fields.accountName');
    if (known) return text(`fields.${known}`);
    return custom.find(({ key }) => `custom.${key}` === field)?.label ?? field;
  };
  return (condition) => {
    switch (condition.kind) {
      case 'known':
        return text('web.condition.known', { field: fieldWords(condition.field) });
      case 'role':
        return text(condition.met ? 'web.condition.roleMet' : 'web.condition.role', {
          role: text(`web.role.${condition.role}`),
        });
      case 'contacted':
        return text('web.condition.contacted', {
          way: text(`web.condition.way.${condition.way}`),
          times: condition.times,
        });
      case 'evidence':
        return text(
          condition.state === 'confirmed' ? 'web.condition.evidenceConfirmed' : 'web.condition.evidence',
          {
            dimension: dimensions.find(({ key }) => key === condition.dimension)?.name ?? condition.dimension,
          },
        );
      case 'milestone': {
        const kind = settings?.milestones.find((one) => one.name === condition.name);
        return text('web.condition.milestone', { name: name(kind?.names) || condition.name });
      }
      default:
        return text(`web.condition.${condition.kind}`);
    }
  };
}
