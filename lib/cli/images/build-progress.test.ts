import { expect, test } from 'vitest'
import { parseBuildProgress } from './build-progress'

test.each([
  ['#7 [3/9] RUN apt-get update', 'building step 3/9'],
  ['#7 [build 2/5] COPY package.json ./', 'building step 2/5 of build'],
  ['#7 [stage-1  4/12] RUN true', 'building step 4/12'],
  ['#12 exporting to image', 'storing the image'],
  ['#7 CACHED', undefined],
  ['#7 DONE 1.2s', undefined],
  ['#1 [internal] load build definition from Dockerfile', undefined],
  ['#7 12.3 Get:1 [3/9] something', undefined],
])('%s', (line, expected) => {
  expect(parseBuildProgress(line)).toBe(expected)
})
