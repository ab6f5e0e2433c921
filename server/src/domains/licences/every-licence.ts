import type { Tx } from '../../platform/database.ts'
import type { Task } from '../../platform/jobs/worker.ts'

const batchSize = 200
const firstId = '00000000-0000-0000-0000-000000000000'

type Read<Row> = (db: Tx, area: string, after: string, limit: number) => Promise<readonly Row[]>

/** Goes through the licences of every area by id, as `read` finds them, in batches with a transaction of their own. */
export const everyLicence = async <Row extends { readonly id: string }>(
  { platform, transaction }: Parameters<Task>[0], read: Read<Row>, work: (db: Tx, area: string, rows: readonly Row[]) => Promise<void>,
): Promise<void> => {
  for (const area of new Set(platform.config.issuers.map((issuer) => issuer.slice(0, 6)))) {
    for (let after: string | undefined = firstId; after !== undefined;) {
      const from: string = after
      after = await transaction(async (db) => {
        const rows = await read(db, area, from, batchSize)
        await work(db, area, rows)
        return rows.length === batchSize ? rows.at(-1)!.id : undefined
      })
    }
  }
}
