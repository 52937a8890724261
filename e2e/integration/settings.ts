/** A setting of the stack under test, as `./lakehouse test` passes it; without it a test fails, it never skips. */
export function setting(name: string): string {
  const value = process.env[`LAKEHOUSE_TEST_${name}`]
  if (!value) throw new Error(`LAKEHOUSE_TEST_${name} is not set: run ./lakehouse test`)
  return value
}
