/** What a line of `docker buildx build --progress=plain` says about how far the build is; undefined where it says nothing. */
export function parseBuildProgress(line: string): string | undefined {
  const step = /^#\d+ \[(?:(\S+) +)?(\d+)\/(\d+)\] /.exec(line)
  if (step) {
    const [, stage, current, total] = step
    const name = stage && !/^stage-\d+$/.test(stage) ? ` of ${stage}` : ''
    return `building step ${current}/${total}${name}`
  }
  return /^#\d+ exporting to image\s*$/.test(line) ? 'storing the image' : undefined
}
