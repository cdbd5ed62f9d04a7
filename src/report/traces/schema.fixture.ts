/** As much of JSON Schema as the published one uses. What it does not know it refuses: nothing is passed unread. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

/** Where a value does not fit, each with its place; empty where it does. */
export function misfits(value: unknown, schema: Schema, root: Schema = schema, place = '$'): string[] {
  return Object.entries(schema).flatMap(([keyword, wanted]): string[] => {
    switch (keyword) {
      case '$schema':
      case '$defs':
      case 'title':
      case 'description':
        return [];
      case '$ref':
        return misfits(value, definition(root, wanted as string), root, place);
      case 'const':
        return value === wanted ? [] : [`${place}: not ${wanted}`];
      case 'enum':
        return (wanted as unknown[]).includes(value) ? [] : [`${place}: ${value} is none of ${wanted}`];
      case 'type':
        return [wanted].flat().some((type) => isOf(value, type)) ? [] : [`${place}: no ${wanted}`];
      case 'minimum':
        return typeof value !== 'number' || value >= (wanted as number) ? [] : [`${place}: below ${wanted}`];
      case 'minItems':
        return !Array.isArray(value) || value.length >= (wanted as number) ? [] : [`${place}: too short`];
      case 'items':
        return Array.isArray(value)
          ? value.flatMap((item, i) => misfits(item, wanted as Schema, root, `${place}[${i}]`))
          : [];
      case 'properties':
        return Object.entries(wanted as { readonly [key: string]: Schema }).flatMap(([key, inner]) =>
          Object.hasOwn(Object(value), key)
            ? misfits((value as Schema)[key], inner, root, `${place}.${key}`)
            : [],
        );
      case 'required':
        return (wanted as string[])
          .filter((key) => !Object.hasOwn(Object(value), key))
          .map((key) => `${place}: no ${key}`);
      case 'additionalProperties':
        return Object.keys(Object(value))
          .filter((key) => !Object.hasOwn(schema.properties as object, key))
          .map((key) => `${place}: ${key} is not foreseen`);
      default:
        throw new TypeError(`${place}: this reader does not know the keyword ${keyword}.`);
    }
  });
}

function definition(root: Schema, reference: string): Schema {
  const name = reference.replace('#/$defs/', '');
  const found = (root.$defs as { readonly [name: string]: Schema })[name];
  if (found === undefined) throw new TypeError(`The schema has no definition ${reference}.`);
  return found;
}

function isOf(value: unknown, type: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'integer':
      return Number.isInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    default:
      return typeof value === type;
  }
}
