import { afterAll, beforeAll, describe, test } from 'vitest'
import { everyTime, type Fault, FaultyPipeline, kinds, nameOf, phases, services, sufferInPhase } from '../ingestion'

const done = new Set(everyTime.flat().map(nameOf))
/** Every other fault, each in a run of its own. */
const faults = services
  .flatMap((service) => kinds.flatMap((kind) => phases.map((phase): Fault => ({ service, kind, phase }))))
  .map((fault) => ({ fault, name: nameOf(fault) }))
  .filter(({ name }) => !done.has(name))

describe('a run of a pipeline brings in each row once', () => {
  const pipeline = new FaultyPipeline()
  beforeAll(() => pipeline.prepare())
  afterAll(() => pipeline.remove())

  test.each(faults)('through $name', ({ fault }) => sufferInPhase(pipeline, [fault]))
})
