import { accept, type Outcome, refuse } from '../../../../kernel/outcome.ts';
import type { Condition, FilterOperator } from '../../../../platform/lists/filter.ts';
import { checkFilter, kindOf } from '../../rules/filter.ts';
import type { Lead } from '../../rules/lead.ts';

/** What a rule may look at: what is known of a lead before anybody has spoken with it. Beside these, `custom.<key>`. */
export const ruleFields = [
  'region',
  'industry',
  'product',
  'source',
  'language',
  'campaign',
  'amount',
  'size',
  'company',
  'title',
  'need',
] as const;
export type RuleField = (typeof ruleFields)[number];

/** As much of a lead as rules look at. */
export type RuledLead = Pick<Lead, RuleField | 'custom'>;

/** Checks a rule's conditions. Refused with `assignment.badCondition`, saying which and why. */
export function checkConditions(conditions: readonly Partial<Condition>[]): Outcome<Condition[]> {
  const checked = checkFilter(conditions);
  if (!checked.ok) return refuse('assignment.badCondition', checked.refusal.facts ?? {}, 'body.conditions');
  const at = checked.value.findIndex(({ field }) => !isRuleField(field));
  if (at >= 0)
    return refuse(
      'assignment.badCondition',
      {
        at,
        reason: 'unknownField',
        field: checked.value[at]!.field,
        possible: [...ruleFields, 'custom.<key>'],
      },
      'body.conditions',
    );
  return accept(checked.value);
}

function isRuleField(field: string): boolean {
  return (ruleFields as readonly string[]).includes(field) || field.startsWith('custom.');
}

/** Whether all conditions hold. Texts are compared without regard to case and blanks around them; no conditions: always. */
export function ruleFits(conditions: readonly Condition[], lead: RuledLead): boolean {
  return conditions.every((condition) => holds(condition, lead));
}

function holds({ field, operator, values }: Condition, lead: RuledLead): boolean {
  const value = field.startsWith('custom.') ? lead.custom[field.slice(7)] : lead[field as RuleField];
  const texts = (Array.isArray(value) ? value : [value]).map(plain).filter((text) => text !== '');
  const wanted = values.map(plain);
  switch (operator) {
    case 'anyOf':
      return texts.some((text) => wanted.includes(text));
    case 'noneOf':
      return !texts.some((text) => wanted.includes(text));
    case 'contains':
      return texts.some((text) => text.includes(wanted[0]!));
    case 'isEmpty':
      return texts.length === 0;
    case 'isNotEmpty':
      return texts.length > 0;
    default:
      return texts.some((text) => isWithin(text, operator, values, kindOf(field) === 'money'));
  }
}

/** Numbers as numbers; in custom fields also days, whose order as texts is theirs. */
function isWithin(
  text: string,
  operator: FilterOperator,
  values: readonly string[],
  isNumber: boolean,
): boolean {
  const [first = '', second = ''] = values;
  const [least, most] =
    operator === 'between' ? [first, second] : operator === 'atLeast' ? [first, ''] : ['', first];
  const asNumber = isNumber || /^-?[\d.]+$/.test(least || most);
  if (!asNumber) return (least === '' || text >= least) && (most === '' || text <= most);
  const n = Number(text);
  return Number.isFinite(n) && (least === '' || n >= Number(least)) && (most === '' || n <= Number(most));
}

function plain(value: unknown): string {
  return value === null || value === undefined ? '' : String(value).trim().toLowerCase();
}
