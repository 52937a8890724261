import path from 'node:path'
import { ensureFirstAdmin } from '../auth'
import { migrateDatabase } from '../db'
import { assertBootstrapEnv, bootstrapEnv, env } from '../env'
import { logger } from '../logger'
import { ensureTrinoAccess } from '../trino-access'
import { ensureSchemas } from './catalog'
import { ensureCertificates } from './certificates'
import { dataBucket, ensureObjectStore, tableBucket, uploadSample } from './object-store'

/** A step brings one thing to its desired state and says what it changed: run again at any point, it changes nothing. */
type Step = [name: string, run: () => Promise<string[]>]

const mounts = '/lakehouse'

function steps(): Step[] {
  const store = { endpoint: env.S3_ENDPOINT, accessKeyId: env.S3_ACCESS_KEY, secretAccessKey: env.S3_SECRET_KEY }
  return [
    [
      'certificates',
      () =>
        ensureCertificates(
          {
            authority: path.join(mounts, 'ca-key'),
            publicAuthority: path.join(mounts, 'ca'),
            server: path.join(mounts, 'tls'),
          },
          [...new Set(['trino', 'localhost', '127.0.0.1', bootstrapEnv.LAKEHOUSE_HOST])],
        ),
    ],
    [
      'object store',
      () =>
        ensureObjectStore(store, [
          {
            name: 'trino',
            accessKeyId: bootstrapEnv.S3_TRINO_ACCESS_KEY,
            secretAccessKey: bootstrapEnv.S3_TRINO_SECRET_KEY,
            buckets: [tableBucket],
          },
          {
            name: 'airflow',
            accessKeyId: bootstrapEnv.S3_AIRFLOW_ACCESS_KEY,
            secretAccessKey: bootstrapEnv.S3_AIRFLOW_SECRET_KEY,
            buckets: [dataBucket, tableBucket],
          },
          {
            name: 'cdc',
            accessKeyId: bootstrapEnv.S3_CDC_ACCESS_KEY,
            secretAccessKey: bootstrapEnv.S3_CDC_SECRET_KEY,
            buckets: [tableBucket],
          },
        ]),
    ],
    [
      'schemas',
      () => ensureSchemas(env.CATALOG_URI, `${env.S3_ACCESS_KEY}:${env.S3_SECRET_KEY}`, ['lakehouse', 'trusted']),
    ],
    [
      'sample',
      () => uploadSample(store, path.join(process.cwd(), 'data/raw/sales_sample.csv'), 'raw/sales/sales_sample.csv'),
    ],
    ['console database', () => migrateDatabase(env.CONSOLE_DATABASE_URL)],
    [
      'first administrator',
      async () =>
        (await ensureFirstAdmin({
          email: bootstrapEnv.CONSOLE_ADMIN_EMAIL,
          password: bootstrapEnv.CONSOLE_ADMIN_INITIAL_PASSWORD,
        }))
          ? [bootstrapEnv.CONSOLE_ADMIN_EMAIL]
          : [],
    ],
    // Trino starts when this has ended: people are in the files before it reads them.
    [
      'Trino access',
      async () =>
        (
          await ensureTrinoAccess(env.TRINO_ACCESS_DIRECTORY, {
            'svc-console': env.TRINO_PASSWORD,
            'svc-airflow': bootstrapEnv.TRINO_AIRFLOW_PASSWORD,
            'svc-superset': bootstrapEnv.TRINO_SUPERSET_PASSWORD,
            'svc-quality': bootstrapEnv.TRINO_QUALITY_PASSWORD,
          })
        ).files,
    ],
  ]
}

async function main(): Promise<void> {
  assertBootstrapEnv()
  for (const [name, run] of steps()) {
    const startedAt = performance.now()
    const changed = await run()
    logger.info({ step: name, changed, durationMs: Math.round(performance.now() - startedAt) }, `${name}: in place`)
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    logger.fatal({ err: error }, error instanceof Error ? error.message : 'Bootstrap failed')
    process.exit(1)
  },
)
