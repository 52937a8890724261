import { describe, expect, it } from 'vitest'
import { layOutTasks, nodeHeight, nodeWidth } from './lay-out-tasks'

const task = (taskId: string, ...downstreamTaskIds: string[]) => ({
  taskId,
  displayName: taskId,
  operator: '@task',
  downstreamTaskIds,
})

describe('layOutTasks', () => {
  it('puts a chain in one row, in its order', () => {
    const { nodes, edges, height } = layOutTasks([
      task('cleanup'),
      task('discover', 'stage'),
      task('merge', 'cleanup'),
      task('stage', 'merge'),
    ])
    expect(nodes.map(({ taskId }) => taskId)).toEqual(['discover', 'stage', 'merge', 'cleanup'])
    expect(new Set(nodes.map(({ y }) => y)).size).toBe(1)
    expect(edges).toHaveLength(3)
    expect(height).toBe(nodeHeight)
  })

  it('puts a task after the last it waits for, and nothing on top of another', () => {
    const { nodes } = layOutTasks([task('a', 'b', 'c', 'd'), task('b', 'd'), task('c'), task('d')])
    const of = (taskId: string) => nodes.find((node) => node.taskId === taskId)
    expect(of('d')?.x).toBeGreaterThan((of('b')?.x ?? 0) + nodeWidth)
    expect(new Set(nodes.map(({ x, y }) => `${x} ${y}`)).size).toBe(4)
  })

  it('has nothing to place for a DAG without tasks', () => {
    expect(layOutTasks([])).toEqual({ nodes: [], edges: [], width: 0, height: 0 })
  })
})
