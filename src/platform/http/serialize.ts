import fastJson from 'fast-json-stringify';
import { z } from 'zod';

type Json = { [key: string]: unknown };

/**
 * Compiles a response schema into a serializer that writes only declared fields. What is not in the schema can't leave,
 * at a fraction of the cost of validating each answer.
 */
export function serializerOf(schema: z.ZodType): (value: unknown) => string {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json;
  return fastJson(plain(json) as never) as (value: unknown) => string;
}

/** Only what a serializer needs: shapes without patterns and limits; `X or null` as a nullable X. */
function plain(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(plain);
  if (schema === null || typeof schema !== 'object') return schema;
  const node = schema as Json;
  const choices = node.anyOf as Json[] | undefined;
  if (choices) {
    const some = choices.filter((choice) => choice.type !== 'null');
    const nullable = some.length < choices.length;
    if (some.length === 1) return { ...(plain(some[0]) as Json), ...(nullable && { nullable: true }) };
    // A true union has no fixed shape: written as it is.
    return {};
  }
  if (node.type === undefined && node.$ref === undefined) return {};
  const kept: Json = {};
  for (const key of ['type', '$ref', '$defs', 'items', 'required', 'nullable'])
    if (key in node) kept[key] = plain(node[key]);
  if (Array.isArray(node.type)) return {};
  if (node.properties) {
    kept.properties = Object.fromEntries(
      Object.entries(node.properties as Json).map(([name, property]) => [name, plain(property)]),
    );
  }
  if (node.additionalProperties !== undefined && node.additionalProperties !== false)
    kept.additionalProperties = plain(node.additionalProperties);
  return kept;
}
