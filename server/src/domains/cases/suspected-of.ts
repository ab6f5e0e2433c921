import type { Words } from '@changxing/rules/decision.ts'
import { Problem } from '../../platform/operation.ts'
import type { Case } from './case.ts'
import type { Service, Settled, SuspicionTopic } from './service.ts'

type Suspected = Pick<Case, 'suspicion' | 'suspectedOf'>

/** The topics of the page that these grounds belong to. */
export const topicsOf = ({ suspicions = [] }: Pick<Service, 'suspicions'>, grounds: readonly string[]): readonly SuspicionTopic[] =>
  suspicions.filter((topic) => topic.grounds.some(({ code }) => grounds.includes(code)))

/** Those of the grounds that belong to these topics. */
const groundsOf = (topics: readonly SuspicionTopic[], grounds: readonly string[]): readonly string[] =>
  topics.flatMap((topic) => topic.grounds.map(({ code }) => code)).filter((code) => grounds.includes(code))

const badInput = (field: string, says: Words): Problem => new Problem('bad-input', [{ field, says }])

/** The grounds that were ticked, in the order of the page: at least one where it names some. Problem: bad-input. */
export const groundsTicked = ({ suspicions = [] }: Service, ticked: readonly string[] = []): readonly string[] => {
  const known = suspicions.flatMap(({ grounds }) => grounds.map(({ code }) => code))
  if (ticked.some((code) => !known.includes(code))) throw badInput('grounds', { zh: '本业务没有这种嫌疑', en: 'This service knows no such ground of a suspicion' })
  if (known.length > 0 && ticked.length === 0) throw badInput('grounds', { zh: '请说明嫌疑什么：至少勾选一项', en: 'Say what is suspected: tick at least one' })
  return known.filter((code) => ticked.includes(code))
}

/**
 * How each topic ends. `confirmed`: the topics that were; asked where there are several, for what one of them proves says nothing of the others.
 * Problem: bad-input.
 */
export const settledOf = (service: Service, { suspectedOf }: Suspected, result: Settled['result'], confirmed: readonly string[] | undefined, note: string): Settled => {
  const names = topicsOf(service, suspectedOf).map(({ name }) => name)
  if (confirmed?.some((name) => !names.includes(name))) throw badInput('confirmed', { zh: '嫌疑不涉及这一项', en: 'The suspicion is not about that' })
  if (result === 'confirmed' && names.length > 1 && !confirmed?.length) {
    throw badInput('confirmed', { zh: '请说明查实的是哪一项', en: 'Say which of them was confirmed' })
  }
  if (result === 'cleared' && confirmed?.length) throw badInput('confirmed', { zh: '嫌疑排除的，没有查实的项目', en: 'Where it is cleared, nothing was confirmed' })
  const stands = result === 'cleared' ? [] : (confirmed ?? names)
  return { result, note, topics: Object.fromEntries(names.map((name) => [name, stands.includes(name) ? 'confirmed' as const : 'cleared' as const])) }
}

/** The grounds that stay in the case once it is settled: all of them where it was cleared, else those that were confirmed. */
export const groundsAfter = (service: Service, { suspectedOf }: Suspected, { result, topics }: Settled): readonly string[] =>
  result === 'cleared' ? suspectedOf : groundsOf(topicsOf(service, suspectedOf).filter(({ name }) => topics[name] === 'confirmed'), suspectedOf)

/** The grounds without those of one topic. */
export const groundsBeside = (service: Service, { suspectedOf }: Suspected, name: string): readonly string[] =>
  groundsOf(topicsOf(service, suspectedOf).filter((topic) => topic.name !== name), suspectedOf)

/** Whether it is suspected now, or was found so. */
const isHeld = ({ suspicion }: Suspected): boolean => suspicion !== null && suspicion !== 'cleared'

/** Whether the case is held for this topic, or was found guilty of it. */
export const isSuspectedOf = (service: Service, one: Suspected, name: string): boolean => isHeld(one) && topicsOf(service, one.suspectedOf).some((topic) => topic.name === name)

/** What the applicant reads while it is investigated; undefined where the page tells them nothing. */
export const toldOfSuspicion = (service: Pick<Service, 'suspicions'>, one: Suspected): Words | undefined =>
  one.suspicion === 'opened' || one.suspicion === 'investigated' ? topicsOf(service, one.suspectedOf).find(({ told }) => told)?.told : undefined
