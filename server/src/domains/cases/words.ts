import { caseStateNames, type CaseState } from '@changxing/rules/cases/states.ts'
import type { Words } from '@changxing/rules/decision.ts'
import { isOpen, type AwaitState, type Case } from './case.ts'
import { waitsForOthers } from './case-clock.ts'
import type { Service } from './service.ts'
import { stagesOf } from './services.ts'
import type { Suspicion } from './store.ts'
import { toldOfSuspicion } from './suspected-of.ts'

export const stateWords = (state: CaseState): Words => caseStateNames[state]

const kinds: Readonly<Record<string, Words>> = {
  created: { zh: '开始办理', en: 'Started' },
  'begun-at-counter': { zh: '在窗口代为办理', en: 'Begun at the counter' },
  'being-made': { zh: '正在制作', en: 'Being made' },
  'answers-saved': { zh: '已保存填写内容', en: 'Answers saved' },
  'document-added': { zh: '已提交材料', en: 'Document given' },
  'page-removed': { zh: '已删除一页材料', en: 'A page was removed' },
  'pages-moved': { zh: '已调整材料页序', en: 'Pages were put in another order' },
  'check-used': { zh: '已使用认证结果', en: 'Check used' },
  submitted: { zh: '已提交', en: 'Submitted' },
  claimed: { zh: '经办人已领取', en: 'An officer took the case' },
  released: { zh: '已退回队列', en: 'Put back into the queue' },
  asked: { zh: '请您补正或说明', en: 'You were asked something' },
  answered: { zh: '已答复补正', en: 'You answered' },
  'question-taken-back': { zh: '已收回补正要求', en: 'The question was taken back' },
  accepted: { zh: '已受理，待另一位人员审核', en: 'Accepted; a second officer reviews it' },
  approved: { zh: '审核通过', en: 'Approved' },
  rejected: { zh: '审核未通过', en: 'Not approved' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  'withdrawal-proposed': { zh: '窗口提出撤回，等另一名同事确认', en: 'A counter proposes to withdraw it; a colleague has to confirm' },
  'withdrawal-declined': { zh: '撤回未获同意，继续办理', en: 'The withdrawal was declined; it goes on' },
  'withdrawal-denied': { zh: '申请人说没有要求撤回，继续办理', en: 'The applicant did not ask for the withdrawal; it goes on' },
  'principal-came': { zh: '委托人本人到窗口，由本人接着办理', en: 'The principal came to the counter and carries it on themselves' },
  'making-ended': { zh: '不再制作、送达', en: 'Not made or handed over any more' },
  completed: { zh: '已办结', en: 'Completed' },
  'handed-over': { zh: '已移交另一位经办人', en: 'Handed over to another officer' },
  'sent-to-office': { zh: '已转本地另一办公室办理', en: 'Sent to another office of this area' },
  'suspicion-opened': { zh: '列为嫌疑', en: 'Held as suspect' },
  'suspicion-investigated': { zh: '登记调查情况', en: 'Investigation recorded' },
  'suspicion-narrowed': { zh: '一项嫌疑排除，其余仍待调查', en: 'Cleared of one thing; the rest is still investigated' },
  'suspicion-cleared': { zh: '嫌疑排除', en: 'Suspicion cleared' },
  'suspicion-confirmed': { zh: '嫌疑查实', en: 'Suspicion confirmed' },
  'help-stopped': { zh: '老人停止了代办，申请已撤回', en: 'The older person stopped the help; the application was taken back' },
  'inspection-passed': { zh: '查验合格', en: 'The car has passed inspection' },
  'inspection-failed': { zh: '查验不合格', en: 'The car has not passed inspection' },
  'inspection-void': { zh: '一次没有完成的查验已作废', en: 'An inspection that was not finished was made void' },
  'await-gone': { zh: '等待的事项不再需要', en: 'What it waited for is not needed any more' },
  'agency-answered': { zh: '外部核查已有结果', en: 'The outside check has an answer' },
  'agency-asked-again': { zh: '申请人说已更正，再次核查', en: 'Mended, as the applicant said, and checked again' },
  'agency-silent': { zh: '外部核查一直没有结果，改由人工核对', en: 'The outside check gave no answer; an officer compares by eye' },
  rated: { zh: '已评价', en: 'Rated' },
  reminded: { zh: '已提醒您答复', en: 'You were reminded to answer' },
  'due-day-set': { zh: '放假安排已公布，到期日已算出', en: 'Holidays were published; the due day is known' },
}

const awaitedWords: Readonly<Record<AwaitState, (label: Words) => Words>> = {
  open: ({ zh, en }) => ({ zh: `等待${zh}`, en: `Waiting for: ${en}` }),
  done: ({ zh, en }) => ({ zh: `${zh}：已完成`, en: `${en}: done` }),
  refused: ({ zh, en }) => ({ zh: `${zh}：未获同意或未通过`, en: `${en}: refused` }),
}

const awaitEvent = (kind: string, { awaits }: Service): Words | undefined => {
  const [, state, name] = /^await-(open|done|refused)-(.+)$/.exec(kind) ?? []
  const rule = awaits.find((known) => known.name === name)
  return rule && awaitedWords[state as AwaitState](rule.label)
}

/** What the case waits for that others do, in words: 等待新车主确认. Undefined while nothing is open, or the applicant has to answer first. */
export const waitsFor = (service: Service, { state, awaits }: Pick<Case, 'state' | 'awaits'>): Words | undefined => {
  if (state !== 'submitted' && state !== 'in-review') return undefined
  const open = service.awaits.filter(({ name }) => awaits[name] === 'open')
  if (open.length === 0 || !waitsForOthers(awaits)) return undefined
  return awaitedWords.open({ zh: open.map(({ label }) => label.zh).join('、'), en: open.map(({ label }) => label.en).join(', ') })
}

/** What its clock stands for beside a question: what others do, or an investigation of which the applicant knows. */
export const standsFor = (service: Service, one: Pick<Case, 'state' | 'awaits' | 'suspicion' | 'suspectedOf'>): Words | undefined =>
  waitsFor(service, one) ?? (one.state !== 'question-asked' && toldOfSuspicion(service, one) ? { zh: '正在调查', en: 'Being investigated' } : undefined)

/** What happened, in words; steps after the approval, and what others do before it, and what follows the approval first, are named by the service's page. */
export const eventWords = (kind: string, service?: Service): Words =>
  (kind === 'being-made' ? service && stagesOf(service)[0]?.next : undefined) ?? kinds[kind] ?? (service && awaitEvent(kind, service)) ?? (service && stagesOf(service).find(({ name }) => kind === `stage-${name}`)?.done) ?? { zh: kind, en: kind }

/** How a suspicion stands, for officers. */
export const suspicionWords: Readonly<Record<Suspicion, Words>> = {
  opened: { zh: '已列为嫌疑，待调查', en: 'Held as suspect, to be investigated' },
  investigated: { zh: '已登记调查情况，待另一位同事作出结论', en: 'Investigated; a colleague has to settle it' },
  cleared: { zh: '嫌疑已排除', en: 'The suspicion is cleared' },
  confirmed: { zh: '嫌疑已查实', en: 'The suspicion is confirmed' },
}

/** What comes next for the applicant. An agency that has not answered is named as such: it counts against nobody. `toDoNow`: what they do about what is open; left out, what the page says. */
export const nextStepWords = (
  one: Pick<Case, 'state' | 'answerBy' | 'rating' | 'acceptedBy' | 'stage'> & Partial<Pick<Case, 'agenciesWaiting' | 'awaits' | 'withdrawalBy' | 'suspicion' | 'suspectedOf'>>, service?: Service, toDoNow?: readonly Words[],
): Words => {
  if ((one.state === 'submitted' || one.state === 'in-review') && (one.withdrawalBy ?? null) !== null) {
    return { zh: '窗口提出撤回，等另一名同事确认；不是您要求的，请打开办件说明', en: 'A counter proposes to withdraw it and a colleague has to confirm; if you did not ask for it, open the case and say so' }
  }
  if ((one.state === 'submitted' || one.state === 'in-review') && (one.agenciesWaiting?.length ?? 0) > 0) {
    return { zh: '外部核查暂时没有结果，系统会自动再查；不影响您的申请，无需操作', en: 'An outside check has no answer yet and is asked again by itself. It does not count against you; there is nothing for you to do' }
  }
  const waits = one.awaits && service && waitsFor(service, { state: one.state, awaits: one.awaits })
  if (waits) {
    const toDo = toDoNow ?? service.awaits.flatMap(({ name, toDo: says }) => (one.awaits![name] === 'open' && says ? [says] : []))
    if (toDo.length > 0) return { zh: `${waits.zh}。${toDo.map(({ zh }) => zh).join('；')}`, en: `${waits.en}. ${toDo.map(({ en }) => en).join('; ')}` }
    return { zh: `${waits.zh}；完成后继续办理，您无需操作`, en: `${waits.en}. It goes on afterwards; there is nothing for you to do` }
  }
  const told = service && one.state !== 'question-asked' && toldOfSuspicion(service, { suspicion: one.suspicion ?? null, suspectedOf: one.suspectedOf ?? [] })
  if (told && isOpen(one)) return told
  switch (one.state) {
    case 'draft':
      if (service?.counterOnly) return { zh: '材料和本人由窗口当面核对，由窗口提交；草稿保存 30 天', en: 'The counter sees papers and person, and submits it; a draft is kept for 30 days' }
      return { zh: '填写完整后提交；草稿保存 30 天', en: 'Complete it and submit; a draft is kept for 30 days' }
    case 'submitted':
      return one.acceptedBy === null
        ? { zh: '等待审核，您无需操作', en: 'Wait for the review; there is nothing for you to do' }
        : { zh: '已受理，等待另一位人员审核', en: 'Accepted; a second officer will review it' }
    case 'in-review':
      return { zh: '正在审核，您无需操作', en: 'It is being reviewed; there is nothing for you to do' }
    case 'question-asked':
      return {
        zh: `请在 ${one.answerBy} 前答复；逾期不会自动驳回`,
        en: `Please answer by ${one.answerBy}; nothing is refused by itself if you are late`,
      }
    case 'approved':
      return (service && stagesOf(service).find(({ name }) => name === one.stage)?.next) ?? { zh: '已通过，正在办理', en: 'Approved; it is being made' }
    case 'rejected':
      return { zh: '请按每条原因的办法改正后重新申请', en: 'Put right what each reason names, then apply again' }
    case 'withdrawn':
      return { zh: '需要时可重新申请', en: 'You can apply again whenever you need to' }
    case 'completed':
      // Ended before its last step: nothing was made that somebody could be asked about.
      if (one.stage !== null) return { zh: '不再制作、送达，已办结', en: 'Done; nothing more is made or handed over' }
      return one.rating === null
        ? { zh: '已办结，欢迎评价', en: 'Done. You are welcome to rate the service' }
        : { zh: '已办结', en: 'Done' }
  }
}

/** What comes next when a rule has been asked before anything was begun. */
export const beforeStartWords = (allowed: boolean, signedIn: boolean, counterOnly?: { readonly says: Words }): Words =>
  allowed
    ? counterOnly ? counterOnly.says : signedIn ? { zh: '现在就可以开始办理', en: 'You can start now' } : { zh: '可以办理，请登录后开始', en: 'You can apply: sign in and start' }
    : { zh: '现在还不能办，请先看以下原因', en: 'Not yet: see the reasons below for what to do first' }
