import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dropLock, takeLock } from '../../db/launcher/lock-file.ts'

/** What a running demonstration leaves for the next `npm start` to read. */
export type Running = { readonly pid: number; readonly url: string; readonly agenciesUrl: string; readonly date?: string | undefined }

/** Takes the right to run in a data directory; gives back how to note one's addresses, or undefined when another process has it. */
export function claim(dataDirectory: string) {
  mkdirSync(dataDirectory, { recursive: true })
  const lock = join(dataDirectory, 'start.lock')
  if (!takeLock(lock)) return undefined
  const file = notes(dataDirectory)
  rmSync(file, { force: true })
  return {
    note: (running: Running) => {
      writeFileSync(`${file}.new`, JSON.stringify(running))
      renameSync(`${file}.new`, file)
    },
    release: () => {
      rmSync(file, { force: true })
      dropLock(lock)
    },
  }
}

/** What the process that runs there has noted; undefined while it is still starting. */
export function whatRuns(dataDirectory: string): Running | undefined {
  try {
    return JSON.parse(readFileSync(notes(dataDirectory), 'utf8')) as Running
  } catch {
    return undefined
  }
}

const notes = (dataDirectory: string) => join(dataDirectory, 'running.json')
