/** A schema as it stands in the document. */
export interface JsonSchema {
  $ref?: string
  type?: string | string[]
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  default?: unknown
  example?: unknown
  examples?: unknown[]
  description?: string
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: boolean | JsonSchema
  items?: JsonSchema
  prefixItems?: JsonSchema[]
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  allOf?: JsonSchema[]
  [keyword: string]: unknown
}

export type Components = Readonly<Record<string, JsonSchema>>

const prefix = '#/components/schemas/'

/**
 * An example of what a schema describes, put together from those that its parts give. Nothing is made up:
 * undefined where a part has neither an example nor a value that speaks for itself.
 */
export function exampleOf(schema: JsonSchema, components: Components): unknown {
  if (schema.examples?.length) return schema.examples[0]
  if (schema.example !== undefined) return schema.example
  if (schema.$ref !== undefined) {
    const target = components[schema.$ref.slice(prefix.length)]
    return target && exampleOf(target, components)
  }
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.default !== undefined) return schema.default
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return choices.map((choice) => exampleOf(choice, components)).find((example) => example !== undefined)
  if (schema.allOf) return exampleOfAll(schema.allOf, components)
  if (schema.properties) return exampleOfObject(schema, components)
  return exampleOfType(schema, components)
}

function exampleOfAll(parts: JsonSchema[], components: Components): unknown {
  const examples = parts.map((part) => exampleOf(part, components)).filter((example) => example !== undefined)
  return examples.length === 0 ? undefined : Object.assign({}, ...examples)
}

function exampleOfObject({ properties = {}, required = [] }: JsonSchema, components: Components): unknown {
  const example: Record<string, unknown> = {}
  for (const [name, property] of Object.entries(properties)) {
    const value = exampleOf(property, components)
    if (value !== undefined) example[name] = value
    else if (required.includes(name)) return undefined
  }
  return example
}

function exampleOfType({ type, items, additionalProperties }: JsonSchema, components: Components): unknown {
  if (type === undefined) return undefined
  const types = [type].flat()
  if (types.includes('boolean')) return false
  if (types.includes('array')) {
    const item = items && exampleOf(items, components)
    return item === undefined ? undefined : [item]
  }
  if (types.includes('object') && typeof additionalProperties === 'object' && additionalProperties.type !== undefined) {
    const value = exampleOf(additionalProperties, components)
    return value === undefined ? undefined : { name: value }
  }
  if (types.includes('object')) return {}
  return types.includes('null') ? null : undefined
}
