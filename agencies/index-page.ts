import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Words } from '@changxing/rules/decision.ts'
import { sendAgencyPage } from './agency-page.ts'
import { html } from './identity/page.ts'

const title: Words = { zh: '外部单位（演示）', en: 'Outside agencies (demonstration)' }
const intro: Words = {
  zh: '畅行平台需要的外部单位的演示替身。只用于演示和测试。',
  en: 'Stand-ins for the agencies that the platform needs. For demonstrations and tests only.',
}

const pages: readonly { readonly path: string; readonly says: Words }[] = [
  { path: '/insurance', says: { zh: '保险信息平台：保单、工单、更正', en: 'Insurers’ platform: policies, tickets, corrections' } },
  { path: '/bank', says: { zh: '贷款机构：办理抵押、解除抵押', en: 'Lenders: file and release mortgages' } },
  { path: '/commerce/invoices', says: { zh: '税务：二手车发票（JSON）', en: 'Tax department: used-car invoices (JSON)' } },
  { path: '/commerce/reports', says: { zh: '商务、税务：收到的违规线索（JSON）', en: 'Commerce and tax: reports of irregular trade (JSON)' } },
  { path: '/military/licences', says: { zh: '军队：驾驶证记录（JSON）', en: 'Military: register of licences (JSON)' } },
  { path: '/border/crossings', says: { zh: '边检：出入境记录（JSON）', en: 'Border authority: exits and entries (JSON)' } },
  { path: '/sms/outbox', says: { zh: '短信：已发短信', en: 'Text messages: what was sent' } },
  { path: '/people.json', says: { zh: '可以登录的人（JSON）', en: 'Who can sign in (JSON)' } },
  { path: '/faults/switches', says: { zh: '故障开关', en: 'Switches of the faults' } },
]

/** The first page: where everything is. */
export function showIndexPage(req: IncomingMessage, res: ServerResponse, url: URL): void {
  sendAgencyPage(req, res, url, title, (language, say) => html`<h1>${say(title)}</h1><p>${say(intro)}</p>
    <ul>${pages.map(({ path, says }) => html`<li><a href="${`${path}?lang=${language}`}">${say(says)}</a></li>`)}</ul>`)
}
