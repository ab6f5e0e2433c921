/** Ends this process; what still runs notices by its closed pipe. */
export const leave = (code: number): never => process.exit(code)

/** Calls `stop` once, on the first of: Ctrl-C, a polite kill, the terminal's or the launcher's end. */
export function onLeaving(stop: () => void) {
  let asked = false
  const once = () => {
    if (!asked) stop()
    asked = true
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, once)
  process.on('disconnect', once)
  process.channel?.unref()
  return once
}
