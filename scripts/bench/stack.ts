import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { execa } from 'execa'
import { down } from '@/lib/cli/commands/down'
import { up } from '@/lib/cli/commands/up'
import {
  type ComposeProject,
  openProject,
  readModel,
  runComposeOrFail,
  type ServiceModel,
} from '@/lib/cli/compose/compose'
import { developmentFiles } from '@/lib/cli/compose/development'
import { loadEnvExample } from '@/lib/cli/env/env-example'
import { createSettings } from '@/lib/cli/env/settings'
import { type Instance, instanceAt, requireSettings } from '@/lib/cli/instance'
import { ROOT_DIR } from '@/lib/cli/paths'
import { stackEnvironment } from '@/lib/cli/testing/stack-environment'
import { chooseTestSettings, makeHome } from '@/lib/cli/testing/test-home'

const cli = path.join(ROOT_DIR, 'lakehouse')

/** A stack that the benchmarks have for themselves: a project, ports, secrets and volumes of its own. */
export class BenchStack {
  readonly home: string
  readonly instance: Instance

  private constructor(home: string) {
    this.home = home
    this.instance = instanceAt(home)
  }

  static async create(): Promise<BenchStack> {
    const stack = new BenchStack(await makeHome())
    const settings = createSettings(await loadEnvExample(), await chooseTestSettings())
    await writeFile(stack.instance.envFile, settings, { mode: 0o600 })
    return stack
  }

  /** `./lakehouse …` on this stack, to its end. @throws its failure, with what it printed. */
  async run(...args: string[]): Promise<string> {
    const { stdout } = await execa(cli, args, {
      env: { LAKEHOUSE_HOME: this.home },
      timeout: 20 * 60_000,
      stdin: 'ignore',
    })
    return stdout
  }

  /** Publishes the inner addresses on loopback, as for the tests. */
  async publish(): Promise<void> {
    await up(this.instance, { yes: true, extraFiles: developmentFiles })
  }

  /** What programs need to reach it, once its inner addresses are published. */
  async environment(): Promise<Record<string, string>> {
    return stackEnvironment(this.instance, this.home)
  }

  async project(): Promise<ComposeProject> {
    return openProject(this.instance, await requireSettings(this.instance))
  }

  async model(): Promise<ServiceModel[]> {
    return readModel(await this.project())
  }

  /** Containers and volumes gone; settings and images stay, so that the next start begins from the same. */
  async empty(): Promise<void> {
    await runComposeOrFail(await this.project(), ['down', '--volumes'], { timeoutMs: 300_000 })
    await rm(this.instance.stateFile, { force: true })
  }

  async remove(): Promise<void> {
    const text = await readFile(this.instance.envFile, 'utf8').catch(() => '')
    if (text !== '') await down(this.instance, { volumes: true, yes: true })
    await rm(this.home, { recursive: true, force: true })
  }
}
