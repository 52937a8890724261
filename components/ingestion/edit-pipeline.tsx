'use client'

import { useQuery } from '@tanstack/react-query'
import { Lock, SearchX } from 'lucide-react'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { EmptyState } from '@/components/state/empty-state'
import { readingOf } from '@/components/state/reading'
import { SourceState } from '@/components/state/source-state'
import { Button } from '@/components/ui/button'
import { EditorSkeleton } from './editor-skeleton'
import { ingestionHref, ingestionPipelineHref, ingestionQueries, newPipelineHref } from './queries'

const PipelineEditor = dynamic(() => import('./pipeline-editor').then((module) => module.PipelineEditor), {
  ssr: false,
  loading: () => <EditorSkeleton />,
})

/** A pipeline to be changed; one that comes with the lakehouse cannot be. */
export function EditPipeline({ name }: { name: string }) {
  const query = useQuery(ingestionQueries.pipeline(name))
  return (
    <SourceState
      reading={readingOf(query)}
      source="The console"
      failure="The pipeline could not be read"
      missing={
        <EmptyState
          icon={SearchX}
          title="There is no such pipeline"
          action={
            <Button asChild>
              <Link href={ingestionHref}>See all pipelines</Link>
            </Button>
          }
        />
      }
      skeleton={<EditorSkeleton />}
    >
      {(pipeline) =>
        pipeline.origin === 'built-in' ? (
          <EmptyState
            icon={Lock}
            title="It comes with the lakehouse, and cannot be changed"
            action={
              <div className="flex flex-wrap justify-center gap-2">
                <Button asChild variant="primary">
                  <Link href={`${newPipelineHref}?from=${encodeURIComponent(name)}`}>Create one like it</Link>
                </Button>
                <Button asChild>
                  <Link href={ingestionPipelineHref(name)}>Back to {name}</Link>
                </Button>
              </div>
            }
          />
        ) : (
          <PipelineEditor edited={pipeline} like={null} />
        )
      }
    </SourceState>
  )
}
