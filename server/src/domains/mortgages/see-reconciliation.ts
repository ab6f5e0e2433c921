import {
  mortgageReconciliation as dayEndpoint, mortgageReconciliations as daysEndpoint, reconcileMortgages as orderEndpoint, settleReconciled as settleEndpoint,
  type Reconciliation, type ReconciledEntry,
} from '@changxing/contract/mortgages.ts'
import { addDays } from '@changxing/rules/civil-date.ts'
import { because, type Words } from '@changxing/rules/decision.ts'
import type { z } from 'zod'
import { instantText } from '../../platform/clock.ts'
import { asOfficer, operation, Problem, refused, type Context } from '../../platform/operation.ts'
import * as lenders from './lenders.store.ts'
import * as mortgages from './mortgages.store.ts'
import { reconcileTask, vinPlace, type LenderCount } from './reconcile-day.ts'
import * as runs from './reconciliation.store.ts'

const daysShown = 30

const pileWords: Readonly<Record<runs.Pile, Words>> = {
  'only-us': { zh: '只有我方有', en: 'Only in our books' }, 'only-them': { zh: '只有机构有', en: 'Only in theirs' },
  different: { zh: '内容不同', en: 'Different' }, same: { zh: '一致', en: 'Same' },
}
const kindWords = { filed: { zh: '抵押', en: 'Mortgage' }, released: { zh: '解除', en: 'Release' } } as const
const releasedAtCounter: Words = { zh: '解除（在窗口，凭纸质证明）', en: 'Release, at the counter on paper' }

const settleReasons = {
  'lender-will-correct': { zh: '机构账务有误，机构更正', en: 'The lender’s books are wrong; the lender corrects them' },
  'we-corrected': { zh: '我方记录有误，已更正', en: 'Our record was wrong and is corrected' },
  'registered-at-counter': { zh: '已在窗口另行办理', en: 'Registered at the counter instead' },
  'same-after-all': { zh: '核对后实为一致', en: 'The same after all' },
  'owner-did-not-agree': { zh: '车主未同意，机构应注销该笔', en: 'The owner did not agree; the lender strikes it' },
  other: { zh: '其他', en: 'Another reason' },
  'agrees-now': { zh: '再次对账已一致', en: 'A later comparison agrees' },
} as const satisfies Readonly<Record<string, Words>>

const nameOf = async (context: Context, uscc: string): Promise<string> => (await lenders.on(context.db, uscc, context.today))?.name ?? uscc

const presentRun = async (context: Context, row: runs.RunRow, piles: Awaited<ReturnType<typeof runs.counts>>): Promise<Reconciliation> => {
  const of = (pile: runs.Pile) => piles.find((counted) => counted.day === row.day && counted.pile === pile)
  const lendersCounted = JSON.parse(row.lenders) as readonly LenderCount[]
  return {
    day: row.day, run: row.run, at: instantText(row.at), state: row.state,
    stateSays: row.state === 'whole' ? { zh: '机构清单完整', en: 'The list came whole' } : { zh: '没有取得机构清单，会再取', en: 'The list did not come; it is asked for again' },
    counts: {
      'only-us': of('only-us')?.n ?? 0, 'only-them': of('only-them')?.n ?? 0, different: of('different')?.n ?? 0, same: of('same')?.n ?? 0,
      open: piles.filter(({ day }) => day === row.day).reduce((sum, { open }) => sum + open, 0),
    },
    lenders: await Promise.all(lendersCounted.map(async ({ uscc, ours, theirs, ourHash, theirHash }) => ({ uscc, name: await nameOf(context, uscc), ours, theirs, agree: ours === theirs && ourHash === theirHash }))),
  }
}

const notePlace = (row: Pick<runs.EntryRow, 'area' | 'id'>) => `mortgages.reconciled/${row.area}/${row.id}/note`

const presentEntry = async (context: Context, row: runs.EntryRow): Promise<z.infer<typeof ReconciledEntry>> => {
  const { box } = context.platform
  const vin = box.open(row.vin, vinPlace(row.area, `${row.uscc}/${row.contract_number}`)).toString('utf8')
  const known = await mortgages.ofContract(context.db, row.area, row.uscc, row.contract_number, null)
  const atCounter = row.kind === 'released' && row.their_hash === null && known?.state === 'released' && known.released_hash === null
  return {
    id: row.id, pile: row.pile, pileSays: pileWords[row.pile], kind: row.kind, kindSays: atCounter ? releasedAtCounter : kindWords[row.kind], lender: await nameOf(context, row.uscc),
    contractNumber: row.contract_number, vinEnd: vin.slice(-6), mortgageId: known?.id ?? null,
    settled: row.settled_on === null || row.reason === null ? null : {
      on: row.settled_on, reason: row.reason, reasonSays: settleReasons[row.reason as keyof typeof settleReasons],
      note: row.note ? box.open(row.note, notePlace(row)).toString('utf8') : '', officerNumber: row.officer_number,
    },
  }
}

/** The last days and how they compare (M10.1). */
export const mortgageReconciliations = operation(daysEndpoint, async (context, { area }) => {
  const shown = await runs.days(context.db, area, daysShown)
  const oldest = shown.at(-1)?.day
  const piles = oldest === undefined ? [] : await runs.counts(context.db, area, oldest)
  return { days: await Promise.all(shown.map((row) => presentRun(context, row, piles))) }
})

/** One day with its four piles. Problem: not-found for a day that was never compared. */
export const mortgageReconciliation = operation(dayEndpoint, async (context, { area, day }) => {
  const row = await runs.latestOf(context.db, area, civilDay(day))
  if (!row) throw new Problem('not-found')
  context.concerns(area, `mortgage-reconciliation:${day}`)
  const entries = []
  for (const entry of await runs.entries(context.db, area, day)) entries.push(await presentEntry(context, entry))
  const { 'agrees-now': _byItself, ...byOfficers } = settleReasons
  return {
    ...(await presentRun(context, row, await runs.counts(context.db, area, day))), entries,
    settleReasons: Object.entries(byOfficers).map(([code, says]) => ({ code, says })),
  }
})

const civilDay = (day: string): string => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Problem('not-found')
  return day
}

/** Orders the comparison of a day anew. Refusal: not-now for a day that is not over. */
export const reconcileMortgages = operation(orderEndpoint, async (context, { area, day }) => {
  const { db, platform, today } = context
  if (civilDay(day) >= today || day < addDays(today, -366)) {
    return refused('not-now', [because('M10.1', false, { zh: '只能对已经过去的一年以内的日期对账', en: 'Only a day that is over, of the last year, can be compared' }, { day })])
  }
  context.concerns(area, `mortgage-reconciliation:${day}`)
  await platform.enqueue(db, reconcileTask, { area, day }, { key: `${reconcileTask}:${area}:${day}` })
  return { ordered: true as const }
})

/** Settles a difference with its reason; the entry stays. Refusal: not-now when there is none, or it is settled. */
export const settleReconciled = operation(settleEndpoint, async (context, { area, day, entryId, reason, note }) => {
  const { db, platform, today } = context
  const row = await runs.lockEntry(db, area, civilDay(day), entryId)
  context.concerns(area, `mortgage-reconciliation:${day}`)
  if (row.pile === 'same' || row.settled_on !== null) {
    return refused('not-now', [because('M10.1', false, { zh: '这一条没有待了结的差异', en: 'There is no open difference here' }, { pile: row.pile })])
  }
  const officer = asOfficer(context)
  const sealed = platform.box.seal(note, notePlace(row))
  await runs.settle(db, row, { on: today, reason, note: sealed, officerNumber: officer.number })
  return presentEntry(context, { ...row, settled_on: today, reason, note: sealed, officer_number: officer.number })
})
