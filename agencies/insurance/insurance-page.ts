import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Words } from '@changxing/rules/decision.ts'
import { outcomeWords, saidNote, sendAgencyPage } from '../agency-page.ts'
import { html } from '../identity/page.ts'
import type { Html } from '../identity/page.ts'
import type { Correction, Ticket } from './insurance-agency.ts'
import type { Policy } from './policies.ts'

type State = { readonly policies: readonly Policy[]; readonly tickets: readonly Ticket[]; readonly corrections: readonly Correction[] }

const words = {
  title: { zh: '保险信息平台（演示）', en: 'Insurers’ platform (demonstration)' },
  intro: { zh: '机动车交通事故责任强制保险的保单。数据有误时，在这里更正并通知公安交管平台。', en: 'Policies of compulsory traffic insurance. Wrong data is corrected here, and the traffic police platform is told.' },
  policies: { zh: '保单', en: 'Policies' },
  tickets: { zh: '收到的核查工单', en: 'Tickets received' },
  corrections: { zh: '已发更正', en: 'Corrections sent' },
  none: { zh: '没有', en: 'None' },
  policy: { zh: '保单号', en: 'Policy' },
  insurer: { zh: '保险公司', en: 'Insurer' },
  vin: { zh: '车辆识别代号', en: 'VIN' },
  period: { zh: '期间', en: 'Period' },
  state: { zh: '状态', en: 'State' },
  action: { zh: '操作', en: 'Action' },
  correct: { zh: '更正并通知', en: 'Correct and tell' },
  again: { zh: '再发一次', en: 'Send again' },
  inForce: { zh: '有效', en: 'In force' },
  surrendered: { zh: '已退保', en: 'Surrendered' },
  notUploaded: { zh: '未上传', en: 'Not uploaded' },
  reason: { zh: '原因', en: 'Reason' },
  opened: { zh: '时间', en: 'Time' },
  settled: { zh: '已解决', en: 'Settled' },
  waiting: { zh: '待处理', en: 'Waiting' },
} satisfies Record<string, Words>

const stateOf = (policy: Policy): Words => (!policy.uploaded ? words.notUploaded : policy.status === 'surrendered' ? words.surrendered : words.inForce)

/** What insurers see: policies, tickets of the platform, and the button that puts a policy right. */
export function showInsurancePage(req: IncomingMessage, res: ServerResponse, url: URL, { policies, tickets, corrections }: State): void {
  sendAgencyPage(req, res, url, words.title, (language, say) => {
    const head = (...names: Words[]): Html => html`<thead><tr>${names.map((name) => html`<th scope="col">${say(name)}</th>`)}</tr></thead>`
    const button = (policy: string, label: Words, repeatOf = ''): Html => html`<form method="post" action="/insurance/corrections"><input type="hidden" name="lang" value="${language}">
      <input type="hidden" name="policy" value="${policy}">${repeatOf ? html`<input type="hidden" name="repeatOf" value="${repeatOf}">` : html``}
      <button aria-label="${`${say(label)} ${policy}`}">${say(label)}</button></form>`
    const empty = html`<p class="quiet">${say(words.none)}</p>`
    return html`<h1>${say(words.title)}</h1>${saidNote(url, say)}<p>${say(words.intro)}</p>
      <h2>${say(words.tickets)}</h2>
      ${tickets.length === 0 ? empty : html`<table>${head(words.opened, words.insurer, words.vin, words.reason, words.state)}<tbody>${tickets.toReversed().map((ticket) =>
        html`<tr><td>${ticket.openedAt}</td><td>${ticket.insurerName ?? '—'}</td><td>${ticket.vin ?? '—'}</td><td>${ticket.reasonCode} ${ticket.says}</td><td>${say(ticket.settled ? words.settled : words.waiting)}</td></tr>`)}</tbody></table>`}
      <h2>${say(words.policies)}</h2>
      <table>${head(words.policy, words.insurer, words.vin, words.period, words.state, words.action)}<tbody>${policies.map((policy) =>
        html`<tr><td>${policy.id}</td><td>${policy.insurer.name}</td><td>${policy.vin}</td><td>${policy.from.slice(0, 10)} – ${policy.to.slice(0, 10)}</td>
          <td>${say(stateOf(policy))}</td><td>${button(policy.id, words.correct)}</td></tr>`)}</tbody></table>
      <h2>${say(words.corrections)}</h2>
      ${corrections.length === 0 ? empty : html`<table>${head(words.opened, words.policy, words.vin, words.state)}<tbody>${corrections.toReversed().map((one) =>
        html`<tr><td>${one.at}</td><td>${one.policyNumber}</td><td>${one.vin}</td><td>${say(outcomeWords(one.said.outcome))}
          ${one.said.outcome === 'unknown' ? button(one.policyNumber, words.again, one.id) : html``}</td></tr>`)}</tbody></table>`}`
  })
}
