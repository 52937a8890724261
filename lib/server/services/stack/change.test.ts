import { describe, expect, it } from 'vitest'
import { restartService, startService, stopService } from '.'

const actor = { id: 'someone', name: 'Someone' }

describe('changing a service', () => {
  // The engine of the unit tests cannot be reached: what is refused here is refused before it is asked.
  it.each(['console', 'console-db', 'docker-proxy'])('never touches %s, on which the console stands', async (name) => {
    for (const change of [startService, stopService, restartService]) {
      await expect(change(name, actor)).rejects.toMatchObject({ code: 'service_protected' })
    }
  })

  it('leaves one-shots to the command line', async () => {
    await expect(restartService('bootstrap', actor)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('says that the engine cannot be reached', async () => {
    await expect(restartService('trino', actor)).rejects.toMatchObject({
      code: 'upstream_unavailable',
      upstream: 'docker',
    })
  })
})
