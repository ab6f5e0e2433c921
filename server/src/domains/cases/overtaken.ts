import { because, type Words } from '@changxing/rules/decision.ts'
import { refused, type Context, type Refusal } from '../../platform/operation.ts'
import { subjectKey, type Case, type Subject } from './case.ts'
import type { RejectionReason } from './service.ts'
import { serviceOf } from './services.ts'
import * as store from './store.ts'

/** What was approved and is still at a step after it. `dueOn`: its last day, null while that is not known. */
export type StillToMake = { readonly caseId: string; readonly service: string; readonly stage: string; readonly dueOn: string | null }

/** What is still to be made or handed over about one thing, whoever it is for. */
export const stillToMake = async ({ db }: Pick<Context, 'db'>, subject: Subject): Promise<readonly StillToMake[]> =>
  (await store.making(db, subject.area, subjectKey(subject))).map(({ id, service, stage, stage_due }) => ({ caseId: id, service, stage, dueOn: stage_due }))

/** Why nothing of an approved case is made or handed over any more; `hold` keeps the record as it is until the transaction ends. */
export const overtakenBy = async (context: Context, one: Case, how: 'hold' | 'read'): Promise<RejectionReason | undefined> => {
  const { overtaken, hold } = serviceOf(one.service)
  if (!overtaken || one.state !== 'approved' || one.stage === null) return undefined
  if (how === 'hold') await hold?.(context, one)
  return overtaken(context, one)
}

/** What is the matter and what becomes of it, in one sentence. */
export const inOneSentence = ({ says, remedy }: Pick<RejectionReason, 'says' | 'remedy'>): Words => ({ zh: `${says.zh}：${remedy.zh}`, en: `${says.en}: ${remedy.en}` })

/** The refusal of a step that there is no sense in any more. */
export const refusedFor = (why: RejectionReason): Refusal => refused('not-now', [because(why.clause, false, inOneSentence(why), { code: why.code })])
