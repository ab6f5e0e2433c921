import type { campaignAudience } from '@changxing/contract/notices.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import { useLanguage } from '@changxing/ui/language.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { AreaField } from '@changxing/ui/form/area-field.tsx'

type Audience = OutputOf<typeof campaignAudience>

/** How many drivers of the area have no e-licence, and how they can be reached: a bar, and the figures below it. */
export const AudienceCard = ({ audience, onArea }: { readonly audience: Audience; readonly onArea: (area: string) => void }) => {
  const { say, language } = useLanguage()
  const count = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB')
  const share = (part: number) => (audience.drivers === 0 ? 0 : (part / audience.drivers) * 100)
  const appOnly = audience.without - audience.reachableBySms
  const rows = [
    { part: 'with', says: { zh: '已有电子驾驶证', en: 'Have an e-licence' }, value: audience.withELicence },
    { part: 'sms', says: { zh: '未申领，短信和应用可达', en: 'None; SMS and app' }, value: audience.reachableBySms },
    { part: 'app', says: { zh: '未申领，仅应用可达', en: 'None; app only' }, value: appOnly },
  ]
  return (
    <section className="desk-card">
      <h2>{say({ zh: '对象', en: 'Whom it reaches' })} <ClauseChip clause="M1.4.2" /></h2>
      <AreaField id="audience-area" label={{ zh: '地区', en: 'Area' }} value={audience.area} onChange={onArea} required />
      <div>
        <p className="audience-figure">{count.format(audience.without)}</p>
        <p className="cx-soft">{say({ zh: '名驾驶人还没有电子驾驶证', en: 'drivers have no e-licence yet' })}</p>
      </div>
      <svg className="audience-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect data-part="app" width="100" height="10" />
        <rect data-part="sms" width={share(audience.withELicence + audience.reachableBySms)} height="10" />
        <rect data-part="with" width={share(audience.withELicence)} height="10" />
      </svg>
      <table className="desk-table">
        <caption className="cx-hidden">{say({ zh: '驾驶人与电子驾驶证', en: 'Drivers and e-licences' })}</caption>
        <thead>
          <tr>
            <th scope="col">{say({ zh: '驾驶人', en: 'Drivers' })}</th>
            <th scope="col" className="number">{say({ zh: '人数', en: 'Number' })}</th>
            <th scope="col" className="number">%</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ part, says, value }) => (
            <tr key={part}>
              <th scope="row"><span className="audience-key" data-part={part} />{say(says)}</th>
              <td className="number">{count.format(value)}</td>
              <td className="number">{share(value).toFixed(1)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row"><b>{say({ zh: '合计', en: 'All' })}</b></th>
            <td className="number"><b>{count.format(audience.drivers)}</b></td>
            <td className="number">100.0</td>
          </tr>
        </tbody>
      </table>
    </section>
  )
}
