import type { DagTask } from '@/lib/contracts/pipelines'

export const nodeWidth = 196
export const nodeHeight = 44
const columnGap = 56
const rowGap = 16

export interface TaskNode {
  taskId: string
  displayName: string
  x: number
  y: number
}

export interface TaskGraph {
  nodes: TaskNode[]
  edges: { from: TaskNode; to: TaskNode }[]
  width: number
  height: number
}

/** Places each task one column after the last of those it waits for, near them. Pixels. */
export function layOutTasks(tasks: readonly DagTask[]): TaskGraph {
  const known = new Set(tasks.map((task) => task.taskId))
  const upstream = new Map<string, string[]>(tasks.map((task) => [task.taskId, []]))
  for (const task of tasks) {
    for (const next of task.downstreamTaskIds) upstream.get(next)?.push(task.taskId)
  }
  const columns = columnsOf(tasks, upstream)
  const placed = new Map<string, TaskNode>()
  for (const [column, members] of columns.entries()) {
    const wanted = new Map(members.map((task) => [task.taskId, meanY(upstream.get(task.taskId), placed)]))
    const byWish = members.toSorted(
      (a, b) => (wanted.get(a.taskId) ?? 0) - (wanted.get(b.taskId) ?? 0) || (a.taskId < b.taskId ? -1 : 1),
    )
    for (const [row, { taskId, displayName }] of byWish.entries()) {
      placed.set(taskId, {
        taskId,
        displayName,
        x: column * (nodeWidth + columnGap),
        y: row * (nodeHeight + rowGap),
      })
    }
  }
  const rows = Math.max(0, ...columns.map((members) => members.length))
  return {
    nodes: [...placed.values()],
    edges: tasks.flatMap((task) =>
      task.downstreamTaskIds
        .filter((next) => known.has(next))
        .flatMap((next) => {
          const from = placed.get(task.taskId)
          const to = placed.get(next)
          return from && to ? [{ from, to }] : []
        }),
    ),
    width: Math.max(0, columns.length * (nodeWidth + columnGap) - columnGap),
    height: Math.max(0, rows * (nodeHeight + rowGap) - rowGap),
  }
}

function columnsOf(tasks: readonly DagTask[], upstream: Map<string, string[]>): DagTask[][] {
  const byId = new Map(tasks.map((task) => [task.taskId, task]))
  const waitsFor = new Map([...upstream].map(([taskId, before]) => [taskId, before.length]))
  const columns: DagTask[][] = []
  // A DAG has no circle, so that each round frees at least one task.
  let ready = tasks.filter((task) => waitsFor.get(task.taskId) === 0)
  while (ready.length > 0) {
    columns.push(ready)
    const freed: DagTask[] = []
    for (const next of ready.flatMap((task) => task.downstreamTaskIds)) {
      const left = (waitsFor.get(next) ?? 0) - 1
      waitsFor.set(next, left)
      const task = byId.get(next)
      if (left === 0 && task) freed.push(task)
    }
    ready = freed
  }
  return columns
}

function meanY(before: string[] = [], placed: Map<string, TaskNode>): number {
  const heights = before.flatMap((taskId) => placed.get(taskId)?.y ?? [])
  return heights.length === 0 ? 0 : heights.reduce((sum, y) => sum + y, 0) / heights.length
}
