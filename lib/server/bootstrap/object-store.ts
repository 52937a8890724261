import { readFile } from 'node:fs/promises'
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  EntityAlreadyExistsException,
  IAMClient,
  ListAccessKeysCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam'
import {
  CreateBucketCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import {
  CreateTableBucketCommand,
  ListTableBucketsCommand,
  PutTableBucketPolicyCommand,
  S3TablesClient,
} from '@aws-sdk/client-s3tables'

export const dataBucket = 'lakehouse'
export const tableBucket = 'lakehouse-warehouse'

export interface StoreSettings {
  endpoint: string
  accessKeyId: string
  secretAccessKey: string
}

export interface StoreUser {
  name: string
  accessKeyId: string
  secretAccessKey: string
  /** Buckets that it reads and writes, and no other. */
  buckets: string[]
}

const clientConfiguration = (settings: StoreSettings) => ({
  endpoint: settings.endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: settings.accessKeyId, secretAccessKey: settings.secretAccessKey },
  maxAttempts: 6,
  requestHandler: { requestTimeout: 20_000, connectionTimeout: 5_000 },
})

const policy = (...statements: object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements })

async function ensureBuckets(settings: StoreSettings): Promise<string[]> {
  const made: string[] = []
  const s3 = new S3Client({ ...clientConfiguration(settings), forcePathStyle: true })
  const { Buckets: buckets = [] } = await s3.send(new ListBucketsCommand({}))
  if (!buckets.some((bucket) => bucket.Name === dataBucket)) {
    await s3.send(new CreateBucketCommand({ Bucket: dataBucket }))
    made.push(dataBucket)
  }
  const tables = new S3TablesClient(clientConfiguration(settings))
  const { tableBuckets = [] } = await tables.send(new ListTableBucketsCommand({}))
  if (!tableBuckets.some((bucket) => bucket.name === tableBucket)) {
    await tables.send(new CreateTableBucketCommand({ name: tableBucket }))
    made.push(tableBucket)
  }
  return made
}

/**
 * IAM's CreateAccessKey makes up a key; SeaweedFS also takes one that is given, in two parameters that the SDK does not know.
 * Services get their key from the environment before they start, so it must be that one.
 */
function createGivenAccessKey(user: StoreUser): CreateAccessKeyCommand {
  const command = new CreateAccessKeyCommand({ UserName: user.name })
  command.middlewareStack.add(
    (next) => (call) => {
      const request = call.request as { body: string; headers: Record<string, string> }
      request.body += `&${new URLSearchParams({ AccessKeyId: user.accessKeyId, SecretAccessKey: user.secretAccessKey })}`
      request.headers['content-length'] = String(Buffer.byteLength(request.body))
      return next(call)
    },
    { step: 'build', priority: 'low' },
  )
  return command
}

async function keyWorks(settings: StoreSettings, user: StoreUser): Promise<boolean> {
  const s3 = new S3Client({
    ...clientConfiguration({ ...settings, accessKeyId: user.accessKeyId, secretAccessKey: user.secretAccessKey }),
    forcePathStyle: true,
  })
  try {
    await s3.send(new ListBucketsCommand({}))
    return true
  } catch (error) {
    const { name } = error as Error
    if (name === 'InvalidAccessKeyId' || name === 'SignatureDoesNotMatch' || name === 'AccessDenied') return false
    throw error
  }
}

async function ensureUser(settings: StoreSettings, user: StoreUser): Promise<string[]> {
  const iam = new IAMClient(clientConfiguration(settings))
  try {
    await iam.send(new CreateUserCommand({ UserName: user.name }))
  } catch (error) {
    if (!(error instanceof EntityAlreadyExistsException)) throw error
  }
  await iam.send(
    new PutUserPolicyCommand({
      UserName: user.name,
      PolicyName: 'buckets',
      PolicyDocument: policy({
        Effect: 'Allow',
        Action: 's3:*',
        Resource: user.buckets.flatMap((bucket) => [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`]),
      }),
    }),
  )
  if (await keyWorks(settings, user)) return []
  const { AccessKeyMetadata: keys = [] } = await iam.send(new ListAccessKeysCommand({ UserName: user.name }))
  for (const { AccessKeyId } of keys) await iam.send(new DeleteAccessKeyCommand({ UserName: user.name, AccessKeyId }))
  await iam.send(createGivenAccessKey(user))
  return [`S3 key of ${user.name}`]
}

/** Lets users who do not own the table bucket work on the catalog in it: SeaweedFS asks the bucket's policy, not the user's. */
async function allowCatalog(settings: StoreSettings, users: StoreUser[]): Promise<void> {
  const tables = new S3TablesClient(clientConfiguration(settings))
  const { tableBuckets = [] } = await tables.send(new ListTableBucketsCommand({}))
  const arn = tableBuckets.find((bucket) => bucket.name === tableBucket)?.arn
  if (arn === undefined) throw new Error(`Table bucket ${tableBucket} is gone right after it was made`)
  await tables.send(
    new PutTableBucketPolicyCommand({
      tableBucketARN: arn,
      resourcePolicy: policy({
        Effect: 'Allow',
        Principal: { AWS: users.filter((user) => user.buckets.includes(tableBucket)).map((user) => user.name) },
        Action: ['s3tables:*'],
        Resource: [arn, `${arn}/*`],
      }),
    }),
  )
}

/**
 * Makes the buckets, the users with their keys, and what they may do.
 *
 * @returns what was made, in words; empty when nothing was.
 */
export async function ensureObjectStore(settings: StoreSettings, users: StoreUser[]): Promise<string[]> {
  const made = await ensureBuckets(settings)
  // One after the other: SeaweedFS rewrites one file of identities for each.
  for (const user of users) made.push(...(await ensureUser(settings, user)))
  await allowCatalog(settings, users)
  return made
}

/**
 * Uploads the sample, only into a bucket that holds nothing: what a person deleted does not come back.
 *
 * @returns the keys uploaded.
 */
export async function uploadSample(settings: StoreSettings, file: string, key: string): Promise<string[]> {
  const s3 = new S3Client({ ...clientConfiguration(settings), forcePathStyle: true })
  const { KeyCount: count = 0 } = await s3.send(new ListObjectsV2Command({ Bucket: dataBucket, MaxKeys: 1 }))
  if (count > 0) return []
  await s3.send(
    new PutObjectCommand({ Bucket: dataBucket, Key: key, Body: await readFile(file), ContentType: 'text/csv' }),
  )
  return [key]
}
