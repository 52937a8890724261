/** Confirms something that worked; comes with its library when first needed. What must be read stays on the page instead. */
export function confirm(message: string): void {
  void import('sonner').then(({ toast }) => toast.success(message))
}
