import { isIP } from 'node:net'
import { z } from 'zod'

const wellKnownSecrets = new Set(
  [
    'admin admin123 airflow changeme change-me change_me default example lakehouse minioadmin password password1',
    'postgres root secret superset test trino 1234567890123456 0123456789abcdef passwordpassword',
    'changemechangeme secretsecretsecret',
  ]
    .join(' ')
    .split(' '),
)

const secret = (minimumLength: number) =>
  z
    .string()
    .min(minimumLength, `needs at least ${minimumLength} characters`)
    .refine((value) => !wellKnownSecrets.has(value.toLowerCase()), 'is a well-known value')

const url = z
  .url({ protocol: /^https?$/, error: 'is not an http(s) URL' })
  .transform((value) => value.replace(/\/$/, ''))

/** Separated by commas; empty when left out. */
const list = z
  .string()
  .default('')
  .transform((value) =>
    value
      .split(',')
      .map((entry) => entry.trim())
      .filter(Boolean),
  )

function isAddressRange(entry: string): boolean {
  const [address = '', bits] = entry.split('/')
  const version = isIP(address)
  return version !== 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)))
}

/** One that nothing reads as an address: its last label is no number. */
const isHostName = (entry: string) => /^([a-z0-9_-]+\.)*(?!\d+$|0x)[a-z0-9-]+$/.test(entry)

const shape = {
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  CONSOLE_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'is not a postgresql:// URL' }).refine((value) => {
    const { password } = new URL(value)
    return password !== '' && !wellKnownSecrets.has(decodeURIComponent(password).toLowerCase())
  }, 'holds an empty or well-known password'),
  CONSOLE_AUTH_SECRET: secret(32),
  CONSOLE_CLI_TOKEN: secret(32),
  CONSOLE_PUBLIC_URL: url,
  CONSOLE_TRUSTED_ORIGINS: list.pipe(
    z.array(z.url({ error: 'is not a comma-separated list of origins' }).transform((value) => new URL(value).origin)),
  ),
  CONSOLE_TRUSTED_PROXIES: list.refine(
    (entries) => entries.every(isAddressRange),
    'is not a comma-separated list of addresses or CIDR ranges',
  ),
  CONSOLE_RATE_LIMIT_PER_MINUTE: z.coerce.number('is not a number').int().min(1).max(1_000_000).default(600),
  CONSOLE_AUDIT_RETENTION_DAYS: z.coerce.number('is not a number').int().min(1).max(36_500).default(365),
  CONSOLE_WEBHOOK_ALLOWED: list
    .transform((entries) => entries.map((entry) => entry.toLowerCase()))
    .refine(
      (entries) => entries.every((entry) => isAddressRange(entry) || isHostName(entry)),
      'is not a comma-separated list of host names, addresses or CIDR ranges',
    ),
  // As it is given: a provider's name of itself may end with a slash.
  CONSOLE_OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: 'is not an http(s) URL' })
    .refine((value) => !/[?#@]/.test(value), 'is not the bare URL of an issuer')
    .optional(),
  CONSOLE_OIDC_CLIENT_ID: z.string().max(200).optional(),
  CONSOLE_OIDC_CLIENT_SECRET: secret(8).optional(),
  CONSOLE_OIDC_NAME: z.string().max(40, 'has more than 40 characters').default('single sign-on'),
  // Not admin: whoever the provider lets in would own the lakehouse.
  CONSOLE_OIDC_DEFAULT_ROLE: z.enum(['viewer', 'operator'], 'is neither viewer nor operator').optional(),
  DOCKER_PROXY_URL: url,
  LAKEHOUSE_PROJECT: z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, 'is not a compose project name'),
  TRINO_URL: url,
  TRINO_USER: z.string().min(1).default('svc-console'),
  TRINO_PASSWORD: secret(12),
  /** Where Trino reads who may do what. */
  TRINO_ACCESS_DIRECTORY: z.string().min(1).default('/lakehouse/trino'),
  LAKEHOUSE_CA_FILE: z.string().min(1),
  AIRFLOW_URL: url,
  AIRFLOW_USERNAME: z.string().min(1),
  AIRFLOW_PASSWORD: secret(12),
  S3_ENDPOINT: url,
  S3_ACCESS_KEY: z.string().min(1),
  S3_SECRET_KEY: secret(16),
  CATALOG_URI: url,
  /** The service of change data capture, which is away unless its profile is on. */
  CDC_URL: url,
  CDC_TOKEN: secret(16),
  SUPERSET_URL: url,
  SUPERSET_USERNAME: z.string().min(1).default('admin'),
  SUPERSET_PASSWORD: secret(12),
  /** Where people's pipelines are declared: Airflow reads it too. */
  CONSOLE_PIPELINES_DIR: z.string().min(1).default('/lakehouse/pipelines'),
  AIRFLOW_PUBLIC_URL: url,
  FLOWER_PUBLIC_URL: url,
  TRINO_PUBLIC_URL: url,
  SUPERSET_PUBLIC_URL: url,
  S3_PUBLIC_URL: url,
} as const satisfies Record<string, z.ZodType>

const bootstrapShape = {
  CONSOLE_ADMIN_EMAIL: z.email('is not an email address'),
  CONSOLE_ADMIN_INITIAL_PASSWORD: secret(12),
  LAKEHOUSE_HOST: z.string().regex(/^[a-z0-9.:-]+$/i, 'is not a host name or address'),
  S3_AIRFLOW_ACCESS_KEY: z.string().min(1),
  S3_AIRFLOW_SECRET_KEY: secret(16),
  S3_TRINO_ACCESS_KEY: z.string().min(1),
  S3_TRINO_SECRET_KEY: secret(16),
  S3_CDC_ACCESS_KEY: z.string().min(1),
  S3_CDC_SECRET_KEY: secret(16),
  TRINO_AIRFLOW_PASSWORD: secret(12),
  TRINO_SUPERSET_PASSWORD: secret(12),
  TRINO_QUALITY_PASSWORD: secret(12),
} as const satisfies Record<string, z.ZodType>

type Shape = Record<string, z.ZodType>
type Parsed<S extends Shape> = { readonly [Name in keyof S]: z.output<S[Name]> }

/** A variable that is missing or unfit, named so that it can be put right. */
export class EnvError extends Error {
  constructor(problems: string[]) {
    super(`Cannot start with this environment:\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
    this.name = 'EnvError'
  }
}

function read(name: string, type: z.ZodType): { value: unknown } | { problem: string } {
  const raw = process.env[name]
  const given = raw === undefined || raw === '' ? undefined : raw
  const result = type.safeParse(given)
  if (result.success) return { value: result.data }
  return {
    problem: `${name} ${given === undefined ? 'is empty' : (result.error.issues[0]?.message ?? 'is not valid')}`,
  }
}

function lazily<S extends Shape>(variables: S): Parsed<S> {
  return Object.defineProperties(
    {},
    Object.fromEntries(
      Object.entries(variables).map(([name, type]) => [
        name,
        {
          enumerable: true,
          get: () => {
            const result = read(name, type)
            if ('problem' in result) throw new EnvError([result.problem])
            return result.value
          },
        },
      ]),
    ),
  ) as Parsed<S>
}

/** What is wrong with variables that are fit by themselves, and not together. */
function findContradictions(): string[] {
  const given = (name: keyof typeof shape) => (process.env[name] ?? '') !== ''
  const issuer = process.env.CONSOLE_OIDC_ISSUER ?? ''
  const needed = ['CONSOLE_OIDC_CLIENT_ID', 'CONSOLE_OIDC_CLIENT_SECRET'] as const
  if (issuer === '') {
    return needed.filter(given).map((name) => `${name} is given, and CONSOLE_OIDC_ISSUER is empty`)
  }
  return [
    ...needed.filter((name) => !given(name)).map((name) => `${name} is empty, and CONSOLE_OIDC_ISSUER is given`),
    ...(issuer.startsWith('http:') && process.env.CONSOLE_PUBLIC_URL?.startsWith('https:')
      ? ['CONSOLE_OIDC_ISSUER is reached without TLS, and the console by it']
      : []),
  ]
}

function assertAll(variables: Shape): void {
  const problems = Object.entries(variables).flatMap(([name, type]) => {
    const result = read(name, type)
    return 'problem' in result ? [result.problem] : []
  })
  problems.push(...findContradictions())
  if (problems.length > 0) throw new EnvError(problems)
}

/**
 * The environment, each variable parsed when it is first read: a build, a generator or a test needs only what it uses.
 *
 * @throws {EnvError} when the variable read is missing or unfit.
 */
export const env = lazily(shape)

/** What only the one-shot `bootstrap` has: the secrets that it hands out to the services. */
export const bootstrapEnv = lazily(bootstrapShape)

/**
 * Reads every variable at once, so that a server refuses to start rather than failing on its first request.
 *
 * @throws {EnvError} naming all that are missing or unfit.
 */
export function assertEnv(): void {
  assertAll(shape)
}

/** As `assertEnv`, with what bootstrap needs on top. */
export function assertBootstrapEnv(): void {
  assertAll({ ...shape, ...bootstrapShape })
}
