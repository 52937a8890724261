import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applyMigrations, MigrationError, readMigrations } from '@/lib/server/db/migrate'
import { migrationTarget } from '@/lib/server/db/testing'

const schemaPath = path.join(import.meta.dirname, 'schema.prisma')

let loaded: Promise<typeof bindings> | undefined

/** Prisma's own schema engine; its module holds one instance. */
function schemaEngineModule(): Promise<typeof bindings> {
  loaded ??= (async () => {
    const module = bindings as typeof bindings & { __wbg_set_wasm: (exports: unknown) => void }
    const file = createRequire(import.meta.url)
      .resolve('@prisma/schema-engine-wasm')
      .replace(/\.js$/, '_bg.wasm')
    const { instance } = await WebAssembly.instantiate(await readFile(file), {
      './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports,
    })
    module.__wbg_set_wasm(instance.exports)
    ;(instance.exports as { __wbindgen_start: () => void }).__wbindgen_start()
    return module
  })()
  return loaded
}

/** What Prisma would still have to do to this database to make it that of schema.prisma. */
async function difference(engine: PGlite): Promise<string> {
  const { SchemaEngine } = await schemaEngineModule()
  const files = [{ path: 'schema.prisma', content: await readFile(schemaPath, 'utf8') }]
  const factory = new PrismaPGlite(engine) as unknown as SqlMigrationAwareDriverAdapterFactory
  const schemaEngine = await SchemaEngine.new(
    { datamodels: files.map(({ path: name, content }) => [name, content]) },
    () => {},
    bindMigrationAwareSqlAdapterFactory(factory),
  )
  const { stdout } = await schemaEngine.diff({
    from: { tag: 'schemaDatasource', files, configDir: '.' },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: null,
    filters: { externalTables: ['public._prisma_migrations'], externalEnums: [] },
  })
  return stdout ?? ''
}

describe('migrations', () => {
  let engine: PGlite

  beforeEach(() => {
    engine = new PGlite()
  })

  afterEach(() => engine.close())

  it('make the database that schema.prisma describes', async () => {
    await applyMigrations(migrationTarget(engine), await readMigrations())
    expect(await difference(engine)).toContain('This is an empty migration')
  })

  it('are seen to differ when one index is missing', async () => {
    await applyMigrations(migrationTarget(engine), await readMigrations())
    await engine.exec('DROP INDEX "session_user_id_idx"')
    expect(await difference(engine)).toContain('CREATE INDEX "session_user_id_idx"')
  })

  it('are applied once', async () => {
    const migrations = await readMigrations()
    const names = migrations.map(({ name }) => name)
    expect(await applyMigrations(migrationTarget(engine), migrations)).toEqual(names)
    expect(await applyMigrations(migrationTarget(engine), migrations)).toEqual([])
  })

  it('leave nothing of one that fails, and continue with it once it is mended', async () => {
    const target = migrationTarget(engine)
    const broken = { name: '0001_broken', sql: 'CREATE TABLE half (id int); SELECT * FROM nowhere;', checksum: 'a' }
    await expect(applyMigrations(target, [broken])).rejects.toThrow(MigrationError)
    expect(await target.query(`SELECT to_regclass('half') AS "table"`)).toEqual([{ table: null }])
    const mended = { ...broken, sql: 'CREATE TABLE half (id int)', checksum: 'b' }
    expect(await applyMigrations(target, [mended])).toEqual(['0001_broken'])
  })

  it('refuse a migration that was changed after it had been applied', async () => {
    const target = migrationTarget(engine)
    const migration = { name: '0001_a', sql: 'CREATE TABLE a (id int)', checksum: 'a' }
    await applyMigrations(target, [migration])
    await expect(applyMigrations(target, [{ ...migration, checksum: 'b' }])).rejects.toThrow('was changed after')
  })

  it('refuse a database that is newer than this version', async () => {
    const target = migrationTarget(engine)
    await applyMigrations(target, [{ name: '0009_later', sql: 'CREATE TABLE a (id int)', checksum: 'a' }])
    await expect(applyMigrations(target, [])).rejects.toThrow('it is newer')
  })
})
