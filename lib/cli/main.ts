import { Command, CommanderError, Option } from 'commander'
import type { ApiOptions } from './commands/api'
import type { TestOptions } from './commands/test'
import { readOwnVersion } from './compose/compose'
import { CliError, describeCause, toErrorDocument } from './errors'
import { EXIT } from './exit-codes'
import { PERSONAL } from './instance'
import { InterruptedError, interruption } from './interruption'
import { complain, sayJson, speaksToPrograms, speakToPrograms } from './output/terminal'

process.on('SIGINT', () => (interruption.happened ? process.exit(EXIT.interrupted) : interruption.trigger()))
process.on('SIGTERM', () => interruption.trigger())

/** Commands are imported when they are called: `--help` and `version` start at once. */
const program = new Command('lakehouse')
  .description('Runs an open lakehouse on this machine.')
  .version(await readOwnVersion(), '-V, --version', 'print the version')
  .showHelpAfterError()
  .exitOverride()
  .hook('preAction', (_, command) => {
    const { json, format } = command.opts<{ json?: boolean; format?: string }>()
    if (json || format === 'json' || command.name() === 'api') speakToPrograms()
  })
  .addHelpText(
    'after',
    '\nWith --json standard output holds the answer in JSON and nothing else; an error is JSON on standard error.\nrun, sql, upload and api reach another machine’s console by LAKEHOUSE_URL and LAKEHOUSE_TOKEN.\n\nExit codes: 0 done, 1 the outcome is bad, 2 wrong command line, 3 refused before anything changed, 4 Docker or console out of reach, 130 interrupted.',
  )

const jsonOption = new Option('--json', 'as JSON').default(false)
const yesOption = new Option('--yes', 'answer yes to every question (also without a terminal)').default(false)

program
  .command('up')
  .description('bring everything up: what is missing on the machine, secrets, images, services, sample')
  .addOption(yesOption)
  .addOption(
    new Option('--images <way>', 'official images, or all built here from package registries').choices([
      'official',
      'airgap',
    ]),
  )
  .option('--cdc', 'start change data capture too, with a sample database; remembered in the settings')
  .option('--no-cdc', 'leave it out again; its data is kept')
  .action(async (options: { yes: boolean; images?: 'official' | 'airgap'; cdc?: boolean }) => {
    const { up } = await import('./commands/up')
    await up(PERSONAL, {
      yes: options.yes,
      ...(options.images ? { way: options.images } : {}),
      ...(options.cdc === undefined ? {} : { cdc: options.cdc }),
    })
  })

program
  .command('down')
  .description('stop and remove the containers; the data is kept')
  .option('--volumes', 'delete all data too', false)
  .addOption(yesOption)
  .action(async (options: { volumes: boolean; yes: boolean }) => {
    const { down } = await import('./commands/down')
    await down(PERSONAL, options)
  })

program
  .command('status')
  .description('show every service; exit code 1 when one is not well')
  .addOption(jsonOption)
  .action(async (options: { json: boolean }) => {
    const { status } = await import('./commands/stack')
    if (!(await status(PERSONAL, options))) process.exitCode = EXIT.failed
  })

program
  .command('doctor')
  .description('look for what is wrong on this machine and in the stack, each with its fix; changes nothing')
  .addOption(jsonOption)
  .action(async (options: { json: boolean }) => {
    const { doctor } = await import('./commands/doctor')
    if (!(await doctor(PERSONAL, options))) process.exitCode = EXIT.failed
  })

program
  .command('logs [service]')
  .description('show logs')
  .option('-f, --follow', 'go on as lines arrive', false)
  .option('--tail <lines>', 'lines to begin with', '200')
  .option('--since <time>', 'e.g. 10m or 2026-01-31T12:00:00Z')
  .action(async (service: string | undefined, options: { follow: boolean; tail: string; since?: string }) => {
    const { logs } = await import('./commands/stack')
    await logs(PERSONAL, service, options)
  })

program
  .command('restart [service]')
  .description('restart one service and wait until it is healthy, or all')
  .addOption(jsonOption)
  .addHelpText(
    'after',
    '\nOne service is restarted by the console, as an operation that the audit log shows; what the console stands on, and all while it is away, by Docker Compose.',
  )
  .action(async (service: string | undefined) => {
    const { restart } = await import('./commands/stack')
    if (!(await restart(PERSONAL, service))) process.exitCode = EXIT.failed
  })

program
  .command('secrets')
  .description('replace secrets of stack/.env')
  .command('rotate <name...>')
  .description('give secrets new random values, and everything that uses them; can be interrupted and run again')
  .addHelpText('after', '\nExample: ./lakehouse secrets rotate TRINO_AIRFLOW_PASSWORD AIRFLOW_DB_PASSWORD')
  .action(async (names: string[]) => {
    const { rotateSecrets } = await import('./commands/secrets')
    await rotateSecrets(PERSONAL, names)
  })

program
  .command('sql <query>')
  .description('run one statement in Trino; - reads it from standard input')
  .addOption(new Option('--format <format>').choices(['table', 'csv', 'json']).default('table'))
  .option('--json', 'the same as --format json: one JSON object a row, as they come', false)
  .addHelpText(
    'after',
    "\nExample: ./lakehouse sql 'SELECT country, sum(amount) FROM iceberg.lakehouse.sales GROUP BY 1'",
  )
  .action(async (query: string, options: { format: 'table' | 'csv' | 'json'; json: boolean }) => {
    const { sql } = await import('./commands/data')
    await sql(PERSONAL, query, options.json ? 'json' : options.format)
  })

program
  .command('upload <files...>')
  .description('put files under s3://lakehouse/')
  .requiredOption('--to <prefix>', 'e.g. raw/sales/')
  .addOption(jsonOption)
  .action(async (files: string[], options: { to: string }) => {
    const { upload } = await import('./commands/data')
    await upload(PERSONAL, files, options.to)
  })

program
  .command('run <dag>')
  .description('start a DAG; with --wait the exit code is its outcome')
  .option('--conf <json>', 'configuration of the run')
  .option('--wait', 'follow it to its end', false)
  .addOption(jsonOption)
  .action(async (dag: string, options: { conf?: string; wait: boolean }) => {
    const { runDag } = await import('./commands/data')
    if (!(await runDag(PERSONAL, dag, options))) process.exitCode = EXIT.failed
  })

const collect = (value: string, before: string[]) => [...before, value]

program
  .command('api <method> <path>')
  .description('call any operation of the API and print what it answers')
  .option('--data <json>', 'the body: JSON, @FILE, or - for standard input')
  .option('--query <name=value>', 'a parameter; several times for several', collect, [])
  .option('--header <header>', "'Name: value'; several times for several", collect, [])
  .option('--all', 'every page of a list, as one', false)
  .option('--timeout <seconds>', 'how long the answer may take to begin', '60')
  .addHelpText(
    'after',
    `
The path is below /api/v1. JSON is indented on a terminal and as it came elsewhere; event streams and files are written as they come.
An error is the API's problem in JSON on standard error; exit code 1 for 4xx, 4 for 5xx or no answer.
LAKEHOUSE_URL and LAKEHOUSE_TOKEN name another console and a token for it; LAKEHOUSE_TOKEN alone another token for this one.

Examples:
  ./lakehouse api GET /services
  ./lakehouse api GET /operations --all --query state=failed
  ./lakehouse api POST /dags/sales_pipeline/runs --data '{"conf": {}}' --header "Idempotency-Key: $(uuidgen)"
  ./lakehouse api PUT /objects/raw/sales/new.csv --data @new.csv --header 'Content-Type: application/octet-stream'
  ./lakehouse api GET /services/trino/logs/events`,
  )
  .action(async (method: string, path: string, options: ApiOptions) => {
    const { callApi } = await import('./commands/api')
    await callApi(PERSONAL, method, path, options)
  })

program
  .command('test')
  .description('prove everything, on a stack of its own that is removed afterwards')
  .option('--unit', 'only what needs no stack', false)
  .option('--full', 'every fault, for hours, rather than a few', false)
  .option('--stop-docker', 'stop Docker itself too; refused while it runs containers of others', false)
  .addOption(yesOption)
  .action(async (options: TestOptions) => {
    const { test } = await import('./commands/test')
    if (!(await test(options))) process.exitCode = EXIT.failed
  })

program
  .command('dev')
  .description('run the console from its sources on this machine, against the stack')
  .option('--port <port>', 'of the console; a free one when this is taken', '4001')
  .action(async (options: { port: string }) => {
    const { dev } = await import('./commands/dev')
    await dev(PERSONAL, options)
  })

program
  .command('version')
  .description('print the version')
  .addOption(jsonOption)
  .action(async ({ json }: { json: boolean }) => {
    const version = await readOwnVersion()
    if (json) sayJson({ version })
    else process.stdout.write(`${version}\n`)
  })

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? EXIT.ok : EXIT.usage)
  if (error instanceof InterruptedError || interruption.happened) {
    if (!speaksToPrograms()) complain('Interrupted.', 'Run the same command again: it goes on where it stopped.')
    process.exit(EXIT.interrupted)
  }
  if (speaksToPrograms()) process.stderr.write(`${JSON.stringify(toErrorDocument(error), null, 2)}\n`)
  else complain(describeCause(error), error instanceof CliError ? error.fix : undefined)
  process.exit(error instanceof CliError ? error.exitCode : EXIT.failed)
}
