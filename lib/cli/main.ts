import { Command, Option } from 'commander'
import type { TestOptions } from './commands/test'
import { readOwnVersion } from './compose/compose'
import { CliError, describeCause } from './errors'
import { EXIT } from './exit-codes'
import { PERSONAL } from './instance'
import { InterruptedError, interruption } from './interruption'
import { complain } from './output/terminal'

process.on('SIGINT', () => (interruption.happened ? process.exit(EXIT.interrupted) : interruption.trigger()))
process.on('SIGTERM', () => interruption.trigger())

/** Commands are imported when they are called: `--help` and `version` start at once. */
const program = new Command('lakehouse')
  .description('Runs an open lakehouse on this machine.')
  .version(await readOwnVersion(), '-V, --version', 'print the version')
  .showHelpAfterError()
  .addHelpText(
    'after',
    '\nExit codes: 0 done, 1 the outcome is bad, 2 wrong command line, 3 refused before anything changed, 4 Docker or console out of reach, 130 interrupted.',
  )

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
  .action(async (options: { yes: boolean; images?: 'official' | 'airgap' }) => {
    const { up } = await import('./commands/up')
    await up(PERSONAL, { yes: options.yes, ...(options.images ? { way: options.images } : {}) })
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
  .option('--json', 'as JSON', false)
  .action(async (options: { json: boolean }) => {
    const { status } = await import('./commands/stack')
    if (!(await status(PERSONAL, options))) process.exitCode = EXIT.failed
  })

program
  .command('doctor')
  .description('look for what is wrong on this machine and in the stack, each with its fix; changes nothing')
  .option('--json', 'as JSON', false)
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
  .description('restart one service, or all')
  .action(async (service: string | undefined) => {
    const { restart } = await import('./commands/stack')
    await restart(PERSONAL, service)
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
  .addHelpText(
    'after',
    "\nExample: ./lakehouse sql 'SELECT country, sum(amount) FROM iceberg.lakehouse.sales GROUP BY 1'",
  )
  .action(async (query: string, options: { format: 'table' | 'csv' | 'json' }) => {
    const { sql } = await import('./commands/data')
    await sql(PERSONAL, query, options.format)
  })

program
  .command('upload <files...>')
  .description('put files under s3://lakehouse/')
  .requiredOption('--to <prefix>', 'e.g. raw/sales/')
  .action(async (files: string[], options: { to: string }) => {
    const { upload } = await import('./commands/data')
    await upload(PERSONAL, files, options.to)
  })

program
  .command('run <dag>')
  .description('start a DAG; with --wait the exit code is its outcome')
  .option('--conf <json>', 'configuration of the run')
  .option('--wait', 'follow it to its end', false)
  .action(async (dag: string, options: { conf?: string; wait: boolean }) => {
    const { runDag } = await import('./commands/data')
    if (!(await runDag(PERSONAL, dag, options))) process.exitCode = EXIT.failed
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
  .action(async () => {
    process.stdout.write(`${await readOwnVersion()}\n`)
  })

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof InterruptedError || interruption.happened) {
    complain('Interrupted.', 'Run the same command again: it goes on where it stopped.')
    process.exit(EXIT.interrupted)
  }
  complain(describeCause(error), error instanceof CliError ? error.fix : undefined)
  process.exit(error instanceof CliError ? error.exitCode : EXIT.failed)
}
