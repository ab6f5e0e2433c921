import type { Facts, Words } from '@changxing/rules/decision.ts'
import type { Context } from '../../platform/operation.ts'
import { actedAs, type Case, type CheckResult } from './case.ts'
import { card } from './sides.ts'
import { holdsFor, realPerson, required, type AgencyRule, type CheckRule, type DocumentRule, type Service } from './service.ts'

/** The result of a check of this case; `waiting` while there is none. */
export const resultOf = (one: Pick<Case, 'checks'>, name: string): CheckResult =>
  one.checks.find((check) => check.name === name)?.result ?? 'waiting'

/** What to do where the provider has found nothing out: nothing is held against anybody, and nothing is sent unchecked. */
const otherWays = {
  zh: '认证服务没有给出结果：请稍后让老人再认证一次（已填的都保留），或请老人到车管所窗口（绿色通道）办理，或由老人在网上委托您',
  en: 'The identity service found nothing out: have them try again later (what you filled in is kept), or let them come to the counter (green lane), or delegate it to you online',
}

/** The older person's own real-person check, which no page can leave out (M6.1.1). */
const elderCheck = (service: Service): CheckRule => {
  const own = service.checks.find(({ kind }) => kind === 'real-person')
  const { when: _, ...always } = own ?? realPerson({ purpose: 'case', clause: 'M6.1.1', label: { zh: '', en: '' } })
  return { ...always, purpose: 'case', required: true, untilPassed: otherWays, clause: 'M6.1.1', label: { zh: '老人本人的实人认证', en: 'Real-person check of the older person' } }
}

/** Name of the check that the older person makes. */
export const elderCheckName = (service: Service): string => elderCheck(service).name

/** The older person's identity document: uploaded and reviewed, never waived (M6.1.1). */
export const elderIdentity = required('elder-identity', {
  clause: 'M6.1.1', label: { zh: '老人的身份证或居住证', en: "The older person's identity card or residence permit" },
  sides: card,
})

/** The agent's identity document, which the counter scans; online it is their account that says who they are (M9.2.3, facts 4.4). */
const agentIdentity = required('agent-identity', {
  clause: 'M9.2.3', label: { zh: '代理人身份证明', en: 'Identity document of the agent' }, sides: card,
  waived: {
    clause: 'M9.2.3', says: { zh: '免提交：代理人已登录，并做实人认证', en: 'Not needed: the agent is signed in and passes the real-person check' },
    kept: async (_context, _applicant, { counter, letterConfirmedBy }) => counter === null || letterConfirmedBy === 'account',
  },
})

type Whose = Pick<Case, 'acting' | 'answers'>

/** What who acts for the person adds to the documents of the page. */
const documentOfActing = { delegate: agentIdentity, helper: elderIdentity } as const

/** The documents of this case: those of the page, and what an agent or a helper adds. A principal who came before it was sent brings none of the agent. */
export const documentsOf = (service: Service, one: Parameters<typeof actedAs>[0]): readonly DocumentRule[] => {
  const acting = actedAs(one)
  return acting ? [...service.documents, documentOfActing[acting.as]] : service.documents
}

/** What a document of the case is called; its kind where the page has it no longer. */
export const labelOfDocument = (service: Service, one: Parameters<typeof documentsOf>[1], kind: string): Words =>
  documentsOf(service, one).find((document) => document.kind === kind)?.label ?? { zh: kind, en: kind }

/** The real-person checks that this case's answers call for. A helped case has the older person's instead of the page's. */
export const checksNeeded = (service: Service, { acting, answers }: Whose): readonly CheckRule[] =>
  acting?.as === 'helper' ? [elderCheck(service)] : service.checks.filter(({ when }) => holdsFor(when, answers))

/** What was asked and answered, in words for people; null where the page's question says nothing. */
export const saysOf = (one: Pick<Case, 'checks'>, name: string): Words | null => {
  const says = one.checks.find((check) => check.name === name)?.facts['says'] as Words | undefined
  return says ? { zh: says.zh, en: says.en } : null
}

/** The questions to other agencies that these answers call for. */
export const agenciesNeeded = (service: Service, answers: Facts): readonly AgencyRule[] => service.agencies.filter(({ when }) => holdsFor(when, answers))

/** Those of them that the record calls for as well. */
export const agenciesCalledFor = async (context: Context, service: Service, one: Case): Promise<readonly AgencyRule[]> => {
  const needed = agenciesNeeded(service, one.answers)
  const called = await Promise.all(needed.map(({ calledFor }) => calledFor?.(context, one) ?? true))
  return needed.filter((_, index) => called[index])
}
