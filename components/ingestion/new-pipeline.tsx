'use client'

import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { parseAsString, useQueryState } from 'nuqs'
import { EditorSkeleton } from './editor-skeleton'
import { ingestionQueries } from './queries'

const PipelineEditor = dynamic(() => import('./pipeline-editor').then((module) => module.PipelineEditor), {
  ssr: false,
  loading: () => <EditorSkeleton />,
})

/** A pipeline to be made, from nothing or like another. */
export function NewPipeline() {
  const [from] = useQueryState('from', parseAsString)
  const like = useQuery({ ...ingestionQueries.pipeline(from ?? ''), enabled: from !== null, refetchInterval: false })
  if (from !== null && like.isPending) return <EditorSkeleton />
  return <PipelineEditor edited={null} like={like.data ?? null} />
}
