import path from 'node:path'
import { build } from 'esbuild'

const root = path.join(import.meta.dirname, '..')

// The one-shot that prepares the stack comes as one file: what `next build` traces for the server does not cover it.
await build({
  absWorkingDir: root,
  entryPoints: ['lib/server/bootstrap/main.ts'],
  outfile: process.argv[2] ?? path.join(root, '.next', 'bootstrap.mjs'),
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  minifySyntax: true,
  legalComments: 'none',
  logLevel: 'warning',
  // An optional native driver that pg looks for and does without.
  external: ['pg-native'],
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
})
