import type { Words } from '@changxing/rules/decision.ts'
import type { Context } from '../../platform/operation.ts'
import { tell } from '../notices/index.ts'
import { applicantOf, type Case } from './case.ts'
import { wasStopped } from './mandate.ts'
import type { RejectionReason } from './service.ts'
import { serviceOf } from './services.ts'
import { nextStepWords, waitsFor } from './words.ts'

/** What the applicant is told of. Matters that wait for them go out as a text message too. */
export type News = 'submitted' | 'asked' | 'approved' | 'rejected' | 'withdrawn' | 'withdrawn-at-counter' | 'question-taken-back' | 'reminded' | 'draft-removed' | 'agency-answered' | 'step-done' | 'completed' | 'help-stopped'
  | 'withdrawal-proposed' | 'withdrawal-proposed-by-principal' | 'withdrawal-declined' | 'principal-came' | 'principal-carries-on' | 'making-ended' | 'awaited-done' | 'awaited-refused' | 'awaited-overdue' | 'stands-still'

const titles: Readonly<Record<News, Words>> = {
  submitted: { zh: '已提交', en: 'submitted' },
  asked: { zh: '请您补正', en: 'we have a question' },
  approved: { zh: '审核通过', en: 'approved' },
  rejected: { zh: '审核未通过', en: 'not approved' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  'withdrawn-at-counter': { zh: '已在窗口撤回', en: 'withdrawn at the counter' },
  'withdrawal-proposed': { zh: '请确认：要撤回吗', en: 'please confirm: withdraw it?' },
  'withdrawal-proposed-by-principal': { zh: '窗口提出撤回', en: 'a counter proposes to withdraw it' },
  'withdrawal-declined': { zh: '撤回没有办成', en: 'it was not withdrawn' },
  'principal-came': { zh: '您已到窗口接着办', en: 'you carry it on yourself' },
  'principal-carries-on': { zh: '委托人自己接着办', en: 'the principal carries it on' },
  'question-taken-back': { zh: '不用补正了', en: 'no answer needed any more' },
  reminded: { zh: '补正即将到期', en: 'your answer is due soon' },
  'draft-removed': { zh: '草稿已清除', en: 'draft removed' },
  'agency-answered': { zh: '核查已有结果', en: 'the check has an answer' },
  'step-done': { zh: '办理进展', en: 'one step further' },
  completed: { zh: '已办结', en: 'done' },
  'help-stopped': { zh: '已停止代办', en: 'the help was stopped' },
  'making-ended': { zh: '不再制作，已办结', en: 'not made any more' },
  'awaited-done': { zh: '等待的事项已完成', en: 'what it waited for is done' },
  'awaited-refused': { zh: '等待的事项未获同意或未通过', en: 'what it waited for was refused' },
  'awaited-overdue': { zh: '等待的答复还没有来', en: 'what it waits for has not come' },
  'stands-still': { zh: '暂停办理', en: 'it stands still' },
}

/** What news needs beside the case: the reasons of a rejection, what came of something awaited, was said of a withdrawal, or why it ends. */
type Details = { readonly reasons?: readonly RejectionReason[]; readonly says?: Words }
/** `toActing`: what who acts for the person is told instead. */
type More = Details & { readonly toActing?: News }

const bodyOf = (one: Case, news: News, { reasons = [], says = { zh: '', en: '' } }: Details): Words => {
  const number = { zh: `办件号 ${one.number}。`, en: `Case ${one.number}. ` }
  const join = (zh: string, en: string): Words => ({ zh: number.zh + zh, en: number.en + en })
  switch (news) {
    case 'submitted': {
      const waits = waitsFor(serviceOf(one.service), one)
      if (waits) return join(`已收到。${waits.zh}；完成后开始计算答复时间。`, `We have it. ${waits.en}; the time for our answer counts from then on.`)
      return one.dueOn === null
        ? join('已收到，请留意后续通知。', 'We have it; you will hear from us.')
        : join(`最迟 ${one.dueOn} 答复。`, `You will have an answer by ${one.dueOn}.`)
    }
    case 'asked':
      return join(`请在 ${one.answerBy} 前打开办件答复。`, `Please open the case and answer by ${one.answerBy}.`)
    case 'approved':
      return join('可在应用内查看结果。', 'See the result in the app.')
    case 'rejected':
      return join(
        reasons.map(({ says, remedy }) => `${says.zh}：${remedy.zh}`).join('；') + '。',
        `${reasons.map(({ says, remedy }) => `${says.en}: ${remedy.en}`).join('; ')}.`,
      )
    case 'withdrawn':
      return join('您已撤回，需要时可重新申请。', 'You withdrew it; apply again whenever you need to.')
    case 'withdrawn-at-counter':
      return join('窗口已按要求撤回，需要时可重新申请；如非您要求，请联系办理单位。', 'The counter took it back as it was asked; apply again whenever you need to. If you did not ask for it, tell the office.')
    case 'withdrawal-proposed':
      return join(
        `${says.zh}。另一名同事核对签字的申请后才撤回。不是您要求的，请打开办件点“不是我要求的”，或告知办理单位。`,
        `${says.en}. It is withdrawn once another officer has looked at the signed request. If you did not ask for it, open the case and choose “I did not ask for it”, or tell the office.`,
      )
    case 'withdrawal-proposed-by-principal':
      return join(`${says.zh}。另一名同事核对签字的申请后才撤回。`, `${says.en}. It is withdrawn once another officer has looked at the signed request.`)
    case 'withdrawal-declined':
      return join(`窗口提出的撤回没有通过：${says.zh}。申请继续办理。`, `The withdrawal was declined: ${says.en}. The application goes on.`)
    case 'principal-came':
      return join('您本人已到窗口，由您自己接着办，不再凭委托。不是您本人，请立即告知办理单位。', 'You came to the counter and carry it on yourself, no longer by your agent. If that was not you, tell the office at once.')
    case 'principal-carries-on':
      return join('委托人已到窗口，由本人接着办；您不用再办。', 'The principal came to the counter and carries it on; there is nothing more for you to do.')
    case 'question-taken-back':
      return one.dueOn === null
        ? join('补正要求已收回，我们继续审核；您无需操作。', 'The question was taken back and the review goes on; nothing to do for you.')
        : join(`补正要求已收回，最迟 ${one.dueOn} 答复；您无需操作。`, `The question was taken back; you will have an answer by ${one.dueOn}. Nothing to do for you.`)
    case 'reminded':
      return join(
        `请在 ${one.answerBy} 前答复；逾期不会自动驳回。`,
        `Please answer by ${one.answerBy}; nothing is refused by itself if you are late.`,
      )
    case 'agency-answered':
      return join('可在应用内查看；您无需操作。', 'See it in the app; nothing to do for you.')
    case 'step-done': {
      const { zh, en } = nextStepWords(one, serviceOf(one.service))
      return join(`${zh}。`, `${en}.`)
    }
    case 'awaited-done':
      return join(`${says.zh}。${one.dueOn === null ? '' : `最迟 ${one.dueOn} 答复。`}`, `${says.en}.${one.dueOn === null ? '' : ` You will have an answer by ${one.dueOn}.`}`)
    case 'awaited-refused':
      return join(`${says.zh}。可以撤回后重新申请，或等候审核。`, `${says.en}. You can take it back and apply anew, or wait for the review.`)
    case 'making-ended':
    case 'awaited-overdue':
    case 'stands-still':
      return join(`${says.zh}。`, `${says.en}.`)
    case 'completed':
      return join('已办结，欢迎评价。', 'Done; you are welcome to rate the service.')
    case 'help-stopped':
      return join('代办已停止，申请已撤回。', 'The help was stopped and the application taken back.')
    case 'draft-removed':
      return join(
        '30 天没有动过，草稿已清除；需要时可重新开始。',
        'Untouched for 30 days, the draft was removed; start again whenever you need to.',
      )
  }
}

const bySms: readonly News[] = ['asked', 'approved', 'rejected', 'reminded', 'completed', 'help-stopped', 'withdrawn-at-counter', 'withdrawal-proposed', 'withdrawal-declined', 'principal-came', 'making-ended', 'awaited-refused', 'awaited-overdue', 'stands-still']

const messageOf = (one: Case, news: News, details: Details) => {
  const { title } = serviceOf(one.service)
  return {
    title: { zh: `${title.zh}：${titles[news].zh}`, en: `${title.en}: ${titles[news].en}` },
    body: bodyOf(one, news, details),
    link: news === 'draft-removed' ? null : `/cases/${one.area}/${one.id}`,
    sms: bySms.includes(news),
  }
}

/** Tells the person whose business it is, always, and who still acts for them, in the transaction of what happened. */
export const tellApplicant = async (context: Context, one: Case, news: News, { toActing = news, ...more }: More = {}): Promise<void> => {
  await tell(context, applicantOf(one), messageOf(one, news, more))
  if (one.acting?.actor && !one.inPerson && !(await wasStopped(context, one))) await tell(context, one.acting.actor, messageOf(one, toActing, more))
}
