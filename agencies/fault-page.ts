import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Words } from '@changxing/rules/decision.ts'
import { sendAgencyPage } from './agency-page.ts'
import { agencies, kindsOf } from './faults.ts'
import type { Agency, Fault, FaultKind, Faults } from './faults.ts'
import { BadMessage, readForm } from './http-messages.ts'
import { html } from './identity/page.ts'
import type { Html } from './identity/page.ts'
import { refuseOtherSites } from './own-forms.ts'

const words = {
  title: { zh: '故障开关（演示）', en: 'Switches of the faults (demonstration)' },
  intro: { zh: '按下一项，这个单位就出这种故障；亮着的再按一次就恢复。', en: 'Press a fault and the agency has it; press one that is on and the agency is well again.' },
  howLong: { zh: '持续多久', en: 'For how long' },
  once: { zh: '只出一次', en: 'Once' },
  on: { zh: '直到关闭', en: 'Until it is switched off' },
  endAll: { zh: '全部恢复', en: 'End all faults' },
  allWell: { zh: '现在都正常', en: 'All agencies are well' },
  isOn: { zh: '已开', en: 'on' },
} satisfies Record<string, Words>

const agencyNames: Readonly<Record<Agency, Words>> = {
  identity: { zh: '统一身份认证', en: 'Identity service' }, 'real-person': { zh: '实人认证', en: 'Real-person check' }, sms: { zh: '短信', en: 'Text messages' },
  insurance: { zh: '保险信息平台', en: 'Insurers’ platform' }, bank: { zh: '贷款机构', en: 'Lenders' }, commerce: { zh: '商务、税务', en: 'Commerce and tax' },
  military: { zh: '军队', en: 'Military' }, border: { zh: '边检', en: 'Border authority' },
}

const kindNames: Readonly<Record<FaultKind, Words>> = {
  slow: { zh: '很慢', en: 'Slow' }, '5xx': { zh: '停机', en: 'Out of order' }, reset: { zh: '连接被断', en: 'Connection reset' }, garbage: { zh: '乱码', en: 'Garbage' },
  'half-body': { zh: '答到一半', en: 'Half an answer' }, 'wrong-signature': { zh: '签名不对', en: 'Wrong signature' }, replay: { zh: '重放旧答复', en: 'An old answer again' },
  'clock-off': { zh: '时钟不准', en: 'Clock off' }, 'wrong-vin': { zh: '答非所问', en: 'About something else' },
}

/** One button for each agency and fault, both ways, without script. What JSON has switched on shows too. */
export function showFaultPage(req: IncomingMessage, res: ServerResponse, url: URL, faults: Faults): void {
  const isOnce = url.searchParams.get('often') === 'once'
  sendAgencyPage(req, res, url, words.title, (language, say) => {
    const radio = (value: 'on' | 'once', label: Words): Html =>
      html`<label><input type="radio" name="often" value="${value}"${(value === 'once') === isOnce ? html` checked` : html``}> ${say(label)}</label>`
    const rest = ({ times, path }: Fault): string => `${say(words.isOn)}${times === null ? '' : ` ×${times}`}${path === null ? '' : ` ${path}`}`
    const button = (agency: Agency, kind: FaultKind): Html => {
      const active = faults.list().filter((fault) => fault.agency === agency && fault.kind === kind)
      const name = `${say(agencyNames[agency])}: ${say(kindNames[kind])}`
      return active.length === 0
        ? html`<button name="on" value="${agency} ${kind}" aria-pressed="false" aria-label="${name}">${say(kindNames[kind])}</button>`
        : html`<button name="off" value="${agency} ${kind}" aria-pressed="true" aria-label="${name}">● ${say(kindNames[kind])} (${active.map(rest).join(', ')})</button>`
    }
    const count = faults.list().length
    return html`<h1>${say(words.title)}</h1><p>${say(words.intro)}</p>
      <form method="post" action="/faults/switches"><input type="hidden" name="lang" value="${language}">
        <fieldset><legend>${say(words.howLong)}</legend>${radio('on', words.on)}${radio('once', words.once)}</fieldset>
        <div class="actions">${count === 0 ? html`<p role="status">▲ ${say(words.allWell)}</p>` : html`<button class="main" name="off" value="all">${say(words.endAll)} (${String(count)})</button>`}</div>
        ${agencies.map((agency) => html`<h2>${say(agencyNames[agency])}</h2><div class="actions">${kindsOf(agency).map((kind) => button(agency, kind))}</div>`)}
      </form>`
  })
}

/** A button of that page was pressed: goes back to it. Throws BadMessage (400, 403). */
export async function pressFault(req: IncomingMessage, res: ServerResponse, publicUrl: string, faults: Faults): Promise<void> {
  refuseOtherSites(req, publicUrl)
  const form = await readForm(req)
  const often = form.get('often') === 'once' ? 'once' : 'on'
  const [on, off] = [form.get('on'), form.get('off')]
  const [agency, kind] = (on ?? off ?? '').split(' ')
  try {
    if (on !== null) faults.add({ agency, kind, ...(often === 'once' && { times: 1 }) })
    else if (off === 'all') faults.clear()
    else faults.remove(agency, kind)
  } catch (problem) {
    throw new BadMessage(400, (problem as Error).message)
  }
  res.writeHead(303, { location: `/faults/switches?often=${often}&lang=${form.get('lang') === 'en' ? 'en' : 'zh'}` }).end()
}
