import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Words } from '@changxing/rules/decision.ts'
import { outcomeWords, saidNote, sendAgencyPage } from '../agency-page.ts'
import { html } from '../identity/page.ts'
import type { Html } from '../identity/page.ts'
import { vehicles } from '../vehicles.ts'
import { lenders } from './lenders.ts'
import type { Mortgage } from './mortgage.ts'

const words = {
  title: { zh: '贷款机构（演示）', en: 'Lenders (demonstration)' },
  file: { zh: '办理抵押登记', en: 'File a mortgage' },
  lender: { zh: '抵押权人', en: 'Lender' },
  vehicle: { zh: '车辆', en: 'Vehicle' },
  principal: { zh: '主债权额（元）', en: 'Principal (yuan)' },
  months: { zh: '期限（月）', en: 'Term (months)' },
  on: { zh: '办理日期', en: 'Day' },
  wrongSeal: { zh: '用未登记的电子印章', en: 'With a seal that is not registered' },
  booksOnly: { zh: '只记入本机构账，不通知平台', en: 'In our books only; do not tell the platform' },
  submit: { zh: '提交抵押', en: 'File' },
  contracts: { zh: '抵押合同', en: 'Contracts' },
  none: { zh: '没有', en: 'None' },
  contract: { zh: '合同号', en: 'Contract' },
  state: { zh: '状态', en: 'State' },
  action: { zh: '操作', en: 'Action' },
  release: { zh: '解除抵押', en: 'Release' },
  paidOff: { zh: '贷款已还清', en: 'Loan paid off' },
  again: { zh: '再发一次', en: 'Send again' },
  notSent: { zh: '未通知平台', en: 'The platform was not told' },
  released: { zh: '解除', en: 'Release' },
  filed: { zh: '抵押', en: 'Mortgage' },
  atCounter: { zh: '车管所已在窗口解除，请与账务核对', en: 'Released at the counter: compare it with your books' },
} satisfies Record<string, Words>

/** What a lender's clerk sees: a form to file, and the contracts with what the platform said. */
export function showBankPage(req: IncomingMessage, res: ServerResponse, url: URL, mortgages: readonly Mortgage[]): void {
  sendAgencyPage(req, res, url, words.title, (language, say) => {
    const field = (id: string, label: Words, input: Html): Html => html`<label for="${id}">${say(label)}</label>${input}`
    const tick = (id: string, label: Words): Html => html`<label for="${id}"><input type="checkbox" id="${id}" name="${id}" value="yes">${say(label)}</label>`
    const button = (contract: string, what: string, label: Words): Html => html`<form method="post" action="/bank"><input type="hidden" name="lang" value="${language}">
      <input type="hidden" name="contract" value="${contract}"><button name="do" value="${what}" aria-label="${`${say(label)} ${contract}`}">${say(label)}</button></form>`
    const state = (one: Mortgage): Html => {
      const said = (step: Mortgage['released'], what: Words): Html => html`<p>${say(what)}: ${step?.said ? say(outcomeWords(step.said.outcome)) : say(words.notSent)}</p>`
      return html`${said(one.filed, words.filed)}${one.released ? said(one.released, words.released) : html``}${one.paidOff ? html`<p>${say(words.paidOff)}</p>` : html``}${one.result?.how === 'at-counter' ? html`<p>${say(words.atCounter)}</p>` : html``}`
    }
    const actions = (one: Mortgage): Html => html`${one.filed.said?.outcome === 'confirmed' ? html`` : button(one.id, 'again', words.again)}
      ${one.paidOff ? html`` : button(one.id, 'paid-off', words.paidOff)}${one.released?.said?.outcome === 'confirmed' ? html`` : button(one.id, 'release', words.release)}`
    return html`<h1>${say(words.title)}</h1>${saidNote(url, say)}
      <h2>${say(words.file)}</h2>
      <form method="post" action="/bank"><input type="hidden" name="lang" value="${language}">
        ${field('lender', words.lender, html`<select id="lender" name="lender">${lenders.map((one) => html`<option value="${one.uscc}">${language === 'zh' ? one.name : one.en}</option>`)}</select>`)}
        ${field('vin', words.vehicle, html`<select id="vin" name="vin">${vehicles.toReversed().map((one) =>
          html`<option value="${one.vin}">${one.plateNumber ?? one.vin} ${one.for[language]}</option>`)}</select>`)}
        ${field('principal', words.principal, html`<input id="principal" name="principal" type="number" inputmode="numeric" min="1" value="120000" required>`)}
        ${field('months', words.months, html`<input id="months" name="months" type="number" inputmode="numeric" min="1" max="120" value="36" required>`)}
        ${field('on', words.on, html`<input id="on" name="on" type="date">`)}
        ${tick('wrongSeal', words.wrongSeal)}${tick('booksOnly', words.booksOnly)}
        <div class="actions"><button class="main" name="do" value="file">${say(words.submit)}</button></div></form>
      <h2>${say(words.contracts)}</h2>
      ${mortgages.length === 0 ? html`<p class="quiet">${say(words.none)}</p>` : html`<table><thead><tr>${[words.contract, words.lender, words.vehicle, words.state, words.action].map((name) =>
        html`<th scope="col">${say(name)}</th>`)}</tr></thead><tbody>${mortgages.toReversed().map((one) => html`<tr><td>${one.id}</td><td>${one.filing.mortgagee.name}</td>
          <td>${one.filing.plateNumber ?? ''} ${one.filing.vin}</td><td>${state(one)}</td><td>${actions(one)}</td></tr>`)}</tbody></table>`}`
  })
}
