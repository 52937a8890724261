export { PipelineLoading as default } from '@/components/ingestion/pipeline-loading'
