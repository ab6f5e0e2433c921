import { DBOS } from '@dbos-inc/dbos-sdk'
import pg from 'pg'
import { asSystem } from '@changxing/server/src/platform/as-system.ts'
import type { Case } from '@changxing/server/src/domains/cases/case.ts'
import { loadCase, recordLast } from '@changxing/server/src/domains/cases/record-event.ts'
import type { Platform } from '@changxing/server/src/platform/platform.ts'
import type { Bench } from './bench.ts'
import { prepareDrafts, type Draft } from './drafts.ts'
import { durablePlatform } from './durable-platform.ts'
import { ratioOf, sideBySide, spreadOf, type Rates } from './measure.ts'
import { pile } from './pile.ts'
import { versionsOf } from './versions.ts'

const atOnce = 8
const aSlice = 160
const rounds = 9

const ours = 'a case through three steps by the case engine'
const theirs = '@dbos-inc/dbos-sdk: a workflow of three steps'

const steps = ['submitted', 'in-review', 'approved'] as const
/** What each step leaves behind, on either side. */
const madeBy = (step: string, id: string) => ({ step, id, plate: '川A00000', fee: 0, says: '领取窗口 3，凭办件号领取' })

/**
 * Each step in a transaction of its own that writes the new state and the event that explains it over the version that was read. The case is
 * locked, read and opened once: neither side reads again what it has just written.
 */
async function advance(platform: Platform, { area, caseId }: Draft): Promise<void> {
  let one: Case | undefined
  for (const state of steps) {
    one = await platform.database.transaction(async (db) => {
      const context = asSystem(platform, db, 'bench')
      const before = one ?? (await loadCase(context, area, caseId, 'lock'))
      const change = { state, result: { ...before.result, ...madeBy(state, caseId) } }
      return recordLast(context, before, change, { kind: state }, () => []).after
    })
  }
}

/** The same steps as their documentation writes them: the library keeps the workflow, and each step's result before the next begins. */
const workflow = DBOS.registerWorkflow(async (id: string) => {
  for (const step of steps) await DBOS.runStep(async () => madeBy(step, id), { name: step })
}, { name: 'three-steps' })

/** Durable business, step by step, beside the usual library for durable workflows on PostgreSQL. */
export const durableCases: Bench = {
  id: 'durable-cases',
  title: 'A durable case of three steps',
  oneCore: false,
  measure: async () => {
    const { database, platform, version, close } = await durablePlatform()
    const pool = new pg.Pool({ connectionString: database.ownerUrl, max: 10 })
    try {
      DBOS.setConfig({ name: 'bench', systemDatabaseUrl: database.ownerUrl, systemDatabasePool: pool, logLevel: 'error', runAdminServer: false })
      await DBOS.launch()
      const drafts = await prepareDrafts(platform, aSlice * (rounds + 2))
      const ids = drafts.map(({ caseId }) => `workflow-${caseId}`)
      const rates = await sideBySide([
        pile(ours, drafts, aSlice, atOnce, (draft) => advance(platform, draft)),
        pile(theirs, ids, aSlice, atOnce, async (id) => { await (await DBOS.startWorkflow(workflow, { workflowID: id })(id)).getResult() }),
      ], { rounds })
      const of = (name: string): Rates => rates.get(name) ?? []
      return {
        figures: [...rates].map(([what, found]) => ({ what, unit: 'a second', ...spreadOf(found) })),
        targets: [{
          what: 'a durable case of three steps against @dbos-inc/dbos-sdk', unit: '×', ...ratioOf(of(ours), of(theirs)), wanted: 'at-least', limit: 5,
        }],
        notes: [
          `${atOnce} at once each, ${aSlice} a slice, on one PostgreSQL that keeps every commit (fsync and synchronous_commit are on), each side with a `
            + 'pool of ten connections. Every step leaves the same facts behind before the next begins.',
          'Ours: the case is locked, read and opened, then each step is a transaction that writes the new state and the event that explains it; a '
            + 'version that somebody else has changed meanwhile ends it. Theirs: a workflow and three steps by the library\'s own calls, awaited. '
            + 'Neither side reads again what it has just written.',
        ],
        versions: { PostgreSQL: version, ...versionsOf('@dbos-inc/dbos-sdk', 'pg') },
      }
    } finally {
      await DBOS.shutdown()
      await pool.end().catch(() => undefined)
      await close()
    }
  },
}
