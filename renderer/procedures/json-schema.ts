/** The parts of a JSON Schema that forms are made from. */
export interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly propertyNames?: JsonSchema;
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly (string | number)[];
  readonly const?: unknown;
}

/** True where a value has the outer form of a schema: enough to tell the ways apart in which a value may be given. */
export function looksLike(schema: JsonSchema, value: unknown): boolean {
  if (schema.const !== undefined) return value === schema.const;
  if (schema.enum) return schema.enum.includes(value as string);
  if (schema.type === 'null') return value === null;
  if (schema.type === 'array') return Array.isArray(value);
  if (schema.type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value) && (schema.required ?? []).every((key) => key in value);
  if (schema.type === 'integer' || schema.type === 'number') return typeof value === 'number' || value === '';
  return typeof value === schema.type;
}

/** A value to begin with: nothing chosen, nothing typed. */
export function blankOf(schema: JsonSchema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.anyOf) return blankOf(schema.anyOf[0]!);
  if (schema.prefixItems) return schema.prefixItems.map(blankOf);
  if (schema.type === 'array') return [];
  if (schema.type === 'object') return Object.fromEntries((schema.required ?? []).map((key) => [key, blankOf(schema.properties?.[key] ?? {})]));
  if (schema.type === 'null') return null;
  return schema.type === 'boolean' ? false : '';
}

/** One of the ways in which a value may be given, in words. */
export function sayWay(schema: JsonSchema): string {
  if (schema.const !== undefined) return String(schema.const);
  if (schema.type === 'null') return 'not set';
  if (schema.enum) return 'in words';
  if (schema.prefixItems) return 'from and to';
  if (schema.type === 'object') return Object.keys(schema.properties ?? {}).join(', ');
  return schema.type === 'integer' || schema.type === 'number' ? 'a number' : (schema.type ?? 'other');
}
