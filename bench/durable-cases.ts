import { DBOS } from '@dbos-inc/dbos-sdk'
import { asSystem } from '@changxing/server/src/platform/as-system.ts'
import type { Case } from '@changxing/server/src/domains/cases/case.ts'
import { loadCase, recordLast, stepped, type Step } from '@changxing/server/src/domains/cases/record-event.ts'
import type { Platform } from '@changxing/server/src/platform/platform.ts'
import { ownerPool } from '@changxing/server/testing/owner-pool.ts'
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
const oneByOne = 'the same, each step in a transaction of its own'
const theirs = '@dbos-inc/dbos-sdk: a workflow of three steps'

const steps = ['submitted', 'in-review', 'approved'] as const
/** What each step leaves behind, on either side. */
const madeBy = (step: string, id: string) => ({ step, id, plate: '川A00000', fee: 0, says: '领取窗口 3，凭办件号领取' })

const stepTo = (before: Case, state: (typeof steps)[number]): Step =>
  ({ change: { state, result: { ...before.result, ...madeBy(state, before.id) } }, event: { kind: state } })

/**
 * As the engine takes a case through steps between which nobody is asked: an event explains each, and state and events are durable, all or
 * none, before anybody hears of them.
 */
const advance = (platform: Platform, { area, caseId }: Draft): Promise<void> =>
  platform.database.transaction(async (db) => {
    const context = asSystem(platform, db, 'bench')
    const before = await loadCase(context, area, caseId, 'lock')
    const taken: Step[] = []
    for (const state of steps) taken.push(stepTo(taken.reduce(stepped, before), state))
    recordLast(context, before, taken)
  })

/** As when somebody else acts at each step. The case is locked, read and opened once: neither side reads again what it has just written. */
async function advanceOneByOne(platform: Platform, { area, caseId }: Draft): Promise<void> {
  let one: Case | undefined
  for (const state of steps) {
    one = await platform.database.transaction(async (db) => {
      const context = asSystem(platform, db, 'bench')
      const before = one ?? (await loadCase(context, area, caseId, 'lock'))
      return recordLast(context, before, [stepTo(before, state)]).after
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
    const pool = ownerPool(database.ownerUrl, 10)
    try {
      DBOS.setConfig({ name: 'bench', systemDatabaseUrl: database.ownerUrl, systemDatabasePool: pool, logLevel: 'error', runAdminServer: false })
      await DBOS.launch()
      const drafts = await prepareDrafts(platform, 2 * aSlice * (rounds + 1))
      const ids = drafts.slice(0, aSlice * (rounds + 1)).map(({ caseId }) => `workflow-${caseId}`)
      const rates = await sideBySide([
        pile(ours, drafts, aSlice, atOnce, (draft) => advance(platform, draft)),
        pile(oneByOne, drafts, aSlice, atOnce, (draft) => advanceOneByOne(platform, draft)),
        pile(theirs, ids, aSlice, atOnce, async (id) => { await (await DBOS.startWorkflow(workflow, { workflowID: id })(id)).getResult() }),
      ], { rounds })
      const of = (name: string): Rates => rates.get(name) ?? []
      return {
        figures: [
          ...[...rates].map(([what, found]) => ({ what, unit: 'a second', ...spreadOf(found) })),
          { what: 'each step in a transaction of its own, against @dbos-inc/dbos-sdk', unit: '×', ...ratioOf(of(oneByOne), of(theirs)) },
        ],
        targets: [{
          what: 'a durable case of three steps against @dbos-inc/dbos-sdk', unit: '×', ...ratioOf(of(ours), of(theirs)), wanted: 'at-least', limit: 5,
        }],
        notes: [
          `${atOnce} at once each, ${aSlice} a slice, on one PostgreSQL that keeps every commit (fsync and synchronous_commit are on), each side with a `
            + 'pool of ten connections. Neither side reads again what it has just written.',
          'Ours, as an application that nobody has to review is submitted, approved and completed: the case is locked, read and opened; its state after '
            + 'the third step and the three events that explain it are written over the version that was read, in one statement and one transaction. What '
            + 'the steps do lies in the same database, so nothing can be lost between them. Theirs: a workflow and three steps by the library\'s own '
            + 'calls, awaited; it keeps each step\'s result before the next begins.',
          'Where somebody else acts at each step, each is a transaction of its own, which somebody else\'s change meanwhile would end.',
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
