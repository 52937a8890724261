import { join } from 'node:path'

/** The clone's top folder. */
export const ROOT_DIR = join(import.meta.dirname, '..', '..')
export const STACK_DIR = join(ROOT_DIR, 'stack')
export const EXAMPLE_FILE = join(STACK_DIR, '.env.example')
