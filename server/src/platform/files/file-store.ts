import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Where the encrypted bytes of files lie. A put is durable when it resolves. */
export type FileStore = {
  readonly put: (area: string, id: string, bytes: Uint8Array) => Promise<void>
  readonly get: (area: string, id: string) => Promise<Buffer>
  readonly remove: (area: string, id: string) => Promise<void>
}

/** Keeps files in a directory: written aside, synced, then renamed, so that a crash leaves a whole file or none. */
export const directoryFileStore = (directory: string): FileStore => {
  const pathOf = (area: string, id: string) => join(directory, area, id.slice(-2), id)
  return {
    put: async (area, id, bytes) => {
      const path = pathOf(area, id)
      await mkdir(dirname(path), { recursive: true })
      const aside = `${path}.part`
      const handle = await open(aside, 'w', 0o600)
      try {
        await handle.writeFile(bytes)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(aside, path)
    },
    get: (area, id) => readFile(pathOf(area, id)),
    remove: (area, id) => rm(pathOf(area, id), { force: true }),
  }
}
