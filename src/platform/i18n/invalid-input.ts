import type { z } from 'zod';

/** What is wrong with one input, as a key of the platform's `invalid` sentences. */
export type InvalidInput = { code: `invalid.${string}`; field: string; facts: Record<string, unknown> };

/** Words a zod issue by its kind. @param root where the input came from: `body`, `query` or `params`. */
export function invalidInput(issue: z.core.$ZodIssue, root: string): InvalidInput {
  const field = [root, ...issue.path.map(String)].join('.');
  const [code, facts] = kindOf(issue);
  return { code: `invalid.${code}`, field, facts };
}

const formats: Record<string, string> = {
  email: 'email',
  url: 'url',
  uuid: 'id',
  guid: 'id',
  e164: 'phone',
  date: 'date',
  datetime: 'date',
};

function kindOf(issue: z.core.$ZodIssue): [string, Record<string, unknown>] {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null) return ['missing', {}];
      if (issue.expected === 'int') return ['wholeNumber', {}];
      if (issue.expected === 'number') return ['number', {}];
      if (issue.expected === 'string') return ['text', {}];
      return [issue.expected === 'date' ? 'date' : 'type', {}];
    case 'invalid_format':
      return [formats[issue.format] ?? 'pattern', {}];
    case 'too_small':
      if (issue.origin === 'string')
        return Number(issue.minimum) <= 1 ? ['missing', {}] : ['tooShort', { min: issue.minimum }];
      return [
        issue.origin === 'array' || issue.origin === 'set' ? 'tooFew' : 'tooSmall',
        { min: issue.minimum },
      ];
    case 'too_big':
      if (issue.origin === 'string') return ['tooLong', { max: issue.maximum }];
      return [
        issue.origin === 'array' || issue.origin === 'set' ? 'tooMany' : 'tooBig',
        { max: issue.maximum },
      ];
    case 'invalid_value':
      if (issue.input === undefined) return ['missing', {}];
      return ['option', { options: issue.values.map(String).join(', ') }];
    case 'unrecognized_keys':
      return ['unknownField', { fields: issue.keys.join(', ') }];
    default:
      return ['type', {}];
  }
}
