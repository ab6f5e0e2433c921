import { caseReceipt as endpoint } from '@changxing/contract/cases.ts'
import { cityOf } from '@changxing/rules/areas.ts'
import type { Words } from '@changxing/rules/decision.ts'
import { civilDateInChina, millisOf, timeInChina } from '../../platform/clock.ts'
import { operation, type Context } from '../../platform/operation.ts'
import { pdfDocument } from '../../platform/pdf/document.ts'
import { personOf } from '../people/index.ts'
import { presentAwaited, standingsOf, toDoAbout } from './awaited.ts'
import type { Case } from './case.ts'
import { presentClock } from './case-clock.ts'
import { documentStandings } from './documents.ts'
import { presentActing } from './mandate.ts'
import { inOneSentence } from './overtaken.ts'
import { visibleCase } from './policy.ts'
import { officeThatAnswers, presentSubject, timelineOf, whyOver } from './present-case.ts'
import type { Service } from './service.ts'
import { serviceOf } from './services.ts'
import { nextStepWords, standsFor, stateWords } from './words.ts'

const standingWords = {
  given: { zh: '已提交', en: 'Given' },
  waived: { zh: '免提交', en: 'Waived' },
  missing: { zh: '缺少', en: 'Missing' },
  'not-needed': { zh: '不需要', en: 'Not needed' },
} as const satisfies Record<string, Words>

const awaitedWords = {
  open: { zh: '等待', en: 'Waiting' },
  done: { zh: '已完成', en: 'Done' },
  refused: { zh: '未获同意或未通过', en: 'Refused' },
} as const satisfies Record<string, Words>

const countOfPages = (count: number): Words => ({ zh: `${count} 页`, en: count === 1 ? '1 page' : `${count} pages` })

/** Steps of filling in, which nobody needs on paper. */
const ownSteps = ['answers-saved', 'document-added', 'page-removed', 'pages-moved', 'check-used']

const joined = (first: Words, second: Words | null): Words =>
  second ? { zh: `${first.zh}：${second.zh}`, en: `${first.en}: ${second.en}` } : first

const receiptOf = async (context: Context, one: Case, service: Service): Promise<Buffer> => {
  const { platform, db, today } = context
  const person = await personOf(platform, db, one.personArea, one.personId)
  const paper = pdfDocument({
    title: { zh: '办件回执', en: 'Receipt of a case' }, number: one.number, madeAt: context.recorded(),
    foot: { zh: `回执制作日期 ${today}。以系统内状态为准。`, en: `Made on ${today}. What the system shows counts.` },
  })
  paper.row({ zh: '办件号', en: 'Case number' }, one.number)
  paper.row({ zh: '业务', en: 'Service' }, service.title)
  paper.row({ zh: '办理地', en: 'Place' }, cityOf(one.area)?.name ?? one.area)
  const office = await officeThatAnswers(context, one)
  if (office) paper.row({ zh: '办理单位', en: 'Office that answers' }, office.name)
  paper.row({ zh: '申请人', en: 'Applicant' }, person.name)
  paper.row({ zh: '证件号码', en: 'Identity number' }, person.numberMasked)
  const acting = await presentActing(context, one)
  if (acting) paper.row(acting.as === 'helper' ? { zh: '代办人', en: 'Helper' } : { zh: '受托人', en: 'Agent' }, `${acting.name} ${acting.numberMasked}`)
  const subject = await presentSubject(context, service, one)
  if (subject) paper.row(subject.label, subject.name)
  if (one.submittedAt) paper.row({ zh: '提交日期', en: 'Submitted on' }, civilDateInChina(millisOf(one.submittedAt)))
  paper.row({ zh: '状态', en: 'State' }, stateWords(one.state))
  paper.row({ zh: '答复期限', en: 'Answer' }, presentClock(one, service.within, today, standsFor(service, one)).says)
  const [timeline, standings] = [await timelineOf(context, one), await standingsOf(context, service, one)]
  const over = await whyOver(context, one, timeline)
  paper.row({ zh: '下一步', en: 'Next step' }, over ? inOneSentence(over) : nextStepWords(one, service, toDoAbout(standings)))
  const documents = (await documentStandings(context, service, one)).filter(({ state }) => state !== 'not-needed')
  if (documents.length > 0) {
    paper.heading({ zh: '材料', en: 'Documents' })
    for (const { label, state, waivedBecause, pages, mostPages } of documents) {
      paper.row(label, joined(standingWords[state], state === 'given' && mostPages > 1 ? countOfPages(pages.length) : waivedBecause))
    }
  }
  const awaited = await presentAwaited(context, one, standings)
  if (awaited.length > 0) {
    paper.heading({ zh: '他人须先完成', en: 'What others do first' })
    for (const { label, state, says } of awaited) paper.row(label, joined(awaitedWords[state], says))
  }
  paper.heading({ zh: '经过', en: 'What happened' })
  for (const { at, kind, says, reasons = [] } of timeline) {
    if (ownSteps.includes(kind)) continue
    paper.row({ zh: civilDateInChina(millisOf(at)), en: timeInChina(millisOf(at)) }, {
      zh: [says.zh, ...reasons.map((reason) => `${reason.says.zh}。${reason.remedy.zh}（${reason.clause}）`)].join('\n'),
      en: [says.en, ...reasons.map((reason) => `${reason.says.en}. ${reason.remedy.en} (${reason.clause})`)].join('\n'),
    })
  }
  if (one.decision) {
    paper.heading({ zh: '依据', en: 'Grounds' })
    for (const { clause, says } of one.decision.reasons) paper.row({ zh: clause, en: one.decision.on }, says)
  }
  paper.qr(`${platform.config.publicUrl}/citizen/cases/${one.area}/${one.id}`, {
    zh: '登录后扫码查看最新进度',
    en: 'Scan after signing in to see where it stands',
  })
  return paper.finish()
}

/** The receipt of a case as PDF, for its applicant or an officer of its area. */
export const caseReceipt = operation(endpoint, async (context, { area, caseId }) => {
  const one = await visibleCase(context, area, caseId, 'read')
  return receiptOf(context, one, serviceOf(one.service))
})
