const byteUnits = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const

/** 1536 → `1.5 KiB`. */
export function formatBytes(bytes: number): string {
  let value = bytes
  let unit = 0
  while (Math.abs(value) >= 1024 && unit < byteUnits.length - 1) {
    value /= 1024
    unit += 1
  }
  const digits = unit === 0 || Math.abs(value) >= 100 ? 0 : 1
  return `${value.toFixed(digits)} ${byteUnits[unit]}`
}

/** 93_500 → `1 min 33 s`: the two largest units that matter. */
export function formatDuration(durationMs: number): string {
  if (durationMs < 1_000) return `${Math.round(durationMs)} ms`
  if (durationMs < 10_000) return `${(durationMs / 1_000).toFixed(1)} s`
  const seconds = Math.floor(durationMs / 1_000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return join(minutes, 'min', seconds % 60, 's')
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return join(hours, 'h', minutes % 60, 'min')
  return join(Math.floor(hours / 24), 'd', hours % 24, 'h')
}

function join(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`
}

/** `3 min ago`, `in 2 h`, `now`: one unit, rounded down. */
export function formatRelative(instant: Date, now: Date): string {
  const differenceMs = now.getTime() - instant.getTime()
  const distance = Math.abs(differenceMs)
  if (distance < 5_000) return 'now'
  const seconds = Math.floor(distance / 1_000)
  const text =
    seconds < 60
      ? `${seconds} s`
      : seconds < 3_600
        ? `${Math.floor(seconds / 60)} min`
        : seconds < 86_400
          ? `${Math.floor(seconds / 3_600)} h`
          : `${Math.floor(seconds / 86_400)} d`
  return differenceMs >= 0 ? `${text} ago` : `in ${text}`
}

/** `2026-11-23 03:24:05 UTC`. */
export function formatUtc(instant: Date): string {
  return `${instant.toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

/** 1234567 → `1,234,567`; takes 64-bit integers as strings too, without loss. */
export function formatInteger(value: number | bigint | string): string {
  return (typeof value === 'string' ? BigInt(value) : value).toLocaleString('en-US')
}
