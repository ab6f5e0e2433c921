import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'

/** Whether a process lives; a signal refused for want of permission is a sign of life. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (problem) {
    return (problem as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Takes a lock file for this process, and says whether it got it. The file appears whole (written aside, then linked), and names the
 * holder by number and start time, because a restarted machine or container gives the same numbers to other programs.
 */
export function takeLock(path: string): boolean {
  const mine = `${path}.${process.pid}`
  writeFileSync(mine, holderOf(process.pid))
  try {
    for (let attempt = 0; attempt < 3; attempt++) {
      try {
        linkSync(mine, path)
        return true
      } catch (problem) {
        if ((problem as NodeJS.ErrnoException).code !== 'EEXIST') throw problem
      }
      const holder = read(path)
      if (holder === undefined) continue
      if (holder === holderOf(Number.parseInt(holder, 10))) return false
      bury(path, holder)
    }
    return false
  } finally {
    rmSync(mine, { force: true })
  }
}

/** Gives the lock back. */
export const dropLock = (path: string) => rmSync(path, { force: true })

/** Removes a dead holder's file. Should a living one have come in between, its file is put back. */
function bury(path: string, dead: string) {
  const grave = `${path}.${process.pid}.dead`
  try {
    renameSync(path, grave)
    if (read(grave) !== dead) linkSync(grave, path)
  } catch {
    // Another one buried it; the next attempt tells who holds it now.
  }
  rmSync(grave, { force: true })
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function holderOf(pid: number): string {
  if (!alive(pid)) return `${pid} dead`
  // Field 22 of /proc/<pid>/stat: start time in ticks since boot. The name in brackets may hold spaces, so count from its end.
  const started = read(`/proc/${pid}/stat`)?.split(') ').at(-1)?.split(' ')[19]
  return `${pid} ${started ?? 'alive'}`
}
