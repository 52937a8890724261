/** Apart from the schemas, so that a page which filters by them need not load the schema library. */
export const operationStates = ['running', 'succeeded', 'failed', 'cancelled', 'interrupted'] as const
export type OperationState = (typeof operationStates)[number]
