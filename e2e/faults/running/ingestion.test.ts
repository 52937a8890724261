import { afterAll, beforeAll, describe, test } from 'vitest'
import { everyTime, FaultyPipeline, nameOf, sufferInPhase } from '../ingestion'

describe('a run of a pipeline brings in each row once', () => {
  const pipeline = new FaultyPipeline()
  beforeAll(() => pipeline.prepare())
  afterAll(() => pipeline.remove())

  test.each(everyTime.map((faults) => ({ faults, names: faults.map(nameOf).join(' and ') })))(
    'through $names',
    ({ faults }) => sufferInPhase(pipeline, faults),
  )
})
