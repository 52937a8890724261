import { readFile } from 'node:fs/promises'
import { delimiter, isAbsolute, join } from 'node:path'
import { z } from 'zod'
import { loadEnvExample } from '../env/env-example'
import type { EnvFile } from '../env/env-file'
import { type RunOptions, type RunResult, run, runOrFail } from '../host/exec'
import { identifyProcess } from '../host/processes'
import type { Way } from '../images/catalogue'
import type { Instance } from '../instance'
import { requireValue } from '../instance'
import { STACK_DIR } from '../paths'

type Environment = Record<string, string | undefined>

/** What `up` writes as COMPOSE_FILE. */
export const composeFiles: Readonly<Record<Way, string>> = {
  official: 'compose.yaml',
  airgap: ['compose.yaml', 'airgap/compose.yaml'].join(delimiter),
}

/** A Compose project with its settings: everything a `docker compose` call needs. */
export interface ComposeProject {
  readonly name: string
  readonly envFile: string
  /** Absolute. */
  readonly files: readonly string[]
  readonly environment: Environment
}

/** The project that these settings describe; `extraFiles` are overlays relative to stack/. */
export async function openProject(
  instance: Instance,
  settings: EnvFile,
  extraFiles: readonly string[] = [],
): Promise<ComposeProject> {
  const files = [...requireValue(settings, 'COMPOSE_FILE').split(delimiter), ...extraFiles]
  return {
    name: requireValue(settings, 'COMPOSE_PROJECT_NAME'),
    envFile: instance.envFile,
    files: files.map((file) => (isAbsolute(file) ? file : join(STACK_DIR, file))),
    environment: await cleanEnvironment(settings),
  }
}

/** Without any variable of ours that happens to be exported: Compose prefers those over the settings file. */
async function cleanEnvironment(settings: EnvFile): Promise<Environment> {
  const ours = new Set([...(await loadEnvExample()).variables.keys(), ...settings.variables.keys()])
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !ours.has(name) && !name.startsWith('COMPOSE_')),
  )
}

/** Arguments of `docker` for a compose call. */
export function composeArgs(project: ComposeProject, args: readonly string[]): string[] {
  return [
    'compose',
    '--project-directory',
    STACK_DIR,
    '--project-name',
    project.name,
    '--env-file',
    project.envFile,
    ...project.files.flatMap((file) => ['--file', file]),
    '--ansi',
    'never',
    ...args,
  ]
}

/** In the environment of each `docker compose`: whose it is. Should that one be killed, the next run knows what went on alone. */
export const starterVariable = 'LAKEHOUSE_STARTED_BY'

const markedEnvironment = async ({ environment }: ComposeProject): Promise<Environment> => ({
  ...environment,
  [starterVariable]: await identifyProcess(),
})

export async function runCompose(
  project: ComposeProject,
  args: readonly string[],
  options: Omit<RunOptions, 'env'>,
): Promise<RunResult> {
  return run('docker', composeArgs(project, args), { ...options, env: await markedEnvironment(project) })
}

export async function runComposeOrFail(
  project: ComposeProject,
  args: readonly string[],
  options: Omit<RunOptions, 'env'>,
): Promise<string> {
  return runOrFail('docker', composeArgs(project, args), { ...options, env: await markedEnvironment(project) })
}

const definitionSchema = z.object({
  image: z.string(),
  build: z.object({}).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
  environment: z.record(z.string(), z.string().nullable()).optional(),
  ports: z
    .array(z.object({ host_ip: z.string().optional(), published: z.string().optional(), target: z.number() }))
    .optional(),
})

export type ServiceDefinition = z.infer<typeof definitionSchema>

const modelSchema = z.object({ services: z.record(z.string(), definitionSchema) })

/** The services as Compose understands the files with the settings filled in: secrets too. */
export async function readServices(project: ComposeProject): Promise<Record<string, ServiceDefinition>> {
  const text = await runComposeOrFail(project, ['config', '--format', 'json'], { timeoutMs: 30_000 })
  return modelSchema.parse(JSON.parse(text)).services
}

export interface ServiceModel {
  readonly name: string
  readonly image: string
  /** Runs once and ends; done when it has exited with 0. */
  readonly oneShot: boolean
  /** Made by this project rather than pulled. */
  readonly builtHere: boolean
}

/** What there is to start and to wait for. */
export async function readModel(project: ComposeProject): Promise<ServiceModel[]> {
  const services = await readServices(project)
  const waitedFor = new Set(
    Object.values(services).flatMap((service) =>
      Object.entries(service.depends_on ?? {})
        .filter(([, { condition }]) => condition === 'service_completed_successfully')
        .map(([name]) => name),
    ),
  )
  return Object.entries(services).map(([name, service]) => ({
    name,
    image: service.image,
    oneShot: waitedFor.has(name),
    builtHere: service.build !== undefined,
  }))
}

export async function readOwnVersion(): Promise<string> {
  const text = await readFile(join(STACK_DIR, '..', 'package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}
