/** Where an axis ends that is to hold a count: the next 1, 2 or 5 with zeroes, and 2 at least, so that its half is whole. */
export function axisTop(most: number): number {
  if (most <= 2) return 2
  const power = 10 ** Math.floor(Math.log10(most))
  const step = [1, 2, 5, 10].find((each) => each * power >= most) ?? 10
  return Math.max(2, step * power)
}
