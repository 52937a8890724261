'use client'

import dynamic from 'next/dynamic'

/** The place where toasts appear, loaded beside the page rather than before it. */
export const Toaster = dynamic(() => import('./sonner').then((module) => module.Toaster), { ssr: false })
