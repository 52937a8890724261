'use client'

import { useMemo } from 'react'
import { Duration } from '@/components/state/quantity'
import { StateBadge } from '@/components/state/state-badge'
import type { DagTask, TaskInstance } from '@/lib/contracts/pipelines'
import { cn } from '@/lib/utils/cn'
import { layOutTasks, nodeHeight, nodeWidth, type TaskNode } from './lay-out-tasks'
import { stateOf } from './task-states'

interface TaskGraphProps {
  tasks: readonly DagTask[]
  instances: readonly TaskInstance[]
  /** The task whose log is shown. */
  chosen: string | null
  onChoose: (taskId: string) => void
}

/** The tasks from left to right, each with its state, and what waits for what. */
export function TaskGraph({ tasks, instances, chosen, onChoose }: TaskGraphProps) {
  const { nodes, edges, width, height } = useMemo(() => layOutTasks(tasks), [tasks])
  return (
    <div className="relative" style={{ width, height }}>
      <svg width={width} height={height} className="absolute inset-0 text-control" aria-hidden>
        {edges.map(({ from, to }) => (
          <path
            key={`${from.taskId} ${to.taskId}`}
            d={curve(from, to)}
            fill="none"
            stroke="currentColor"
            strokeWidth={1.5}
          />
        ))}
      </svg>
      <ol>
        {nodes.map((node) => {
          const own = instances.filter((instance) => instance.taskId === node.taskId)
          const tookMs = own.length === 1 ? own[0]?.durationMs : undefined
          return (
            <li key={node.taskId}>
              <button
                type="button"
                aria-pressed={node.taskId === chosen}
                onClick={() => onChoose(node.taskId)}
                title={node.displayName}
                style={{ left: node.x, top: node.y, width: nodeWidth, height: nodeHeight }}
                className={cn(
                  'absolute grid content-center gap-0.5 rounded-md border bg-surface px-2 text-left text-xs hover:bg-hover',
                  node.taskId === chosen && 'border-foreground bg-selected',
                )}
              >
                <span className="truncate font-mono">
                  {node.displayName}
                  {own.length > 1 ? ` × ${own.length}` : ''}
                </span>
                <span className="flex items-center justify-between gap-2">
                  <StateBadge state={stateOf(own)} />
                  {typeof tookMs === 'number' ? (
                    <Duration valueMs={tookMs} className="truncate text-muted-foreground" />
                  ) : null}
                </span>
              </button>
            </li>
          )
        })}
      </ol>
    </div>
  )
}

function curve(from: TaskNode, to: TaskNode): string {
  const startX = from.x + nodeWidth
  const startY = from.y + nodeHeight / 2
  const endY = to.y + nodeHeight / 2
  const middleX = (startX + to.x) / 2
  return `M ${startX} ${startY} C ${middleX} ${startY}, ${middleX} ${endY}, ${to.x} ${endY}`
}
