import type { Campaign } from '@changxing/contract/notices.ts'
import { useLanguage } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { At } from '@changxing/ui/time-ago.tsx'
import { Progress } from 'antd'
import type { z } from 'zod'

type One = z.infer<typeof Campaign>

/** The campaign that runs now: how many were told by each channel, as a bar and in figures. */
export const RunningCampaign = ({ campaign }: { readonly campaign: One }) => {
  const { say, language } = useLanguage()
  const count = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB')
  const percent = (part: number, whole: number) => (whole === 0 ? 100 : Math.floor((part / whole) * 100))
  const sms = campaign.sms
  const smsTotal = sms.sent + sms.failed + sms.waiting
  return (
    <section className="desk-card" role="status">
      <h2>{say({ zh: '正在发送', en: 'Being sent' })}：{say(campaign.title)}</h2>
      <div className="campaign-progress cx-figures">
        {campaign.channels.includes('app') && (
          <>
            <span>{say({ zh: '应用消息', en: 'App message' })}</span>
            <Progress percent={percent(campaign.app.sent, campaign.total)} showInfo={false}
              aria-label={say({ zh: '应用消息进度', en: 'App messages' })} />
            <span>{count.format(campaign.app.sent)} / {count.format(campaign.total)}</span>
          </>
        )}
        {campaign.channels.includes('sms') && (
          <>
            <span>{say({ zh: '短信', en: 'SMS' })}</span>
            <Progress percent={percent(sms.sent + sms.failed, smsTotal)} showInfo={false}
              aria-label={say({ zh: '短信进度', en: 'Text messages' })} />
            <span>
              {count.format(sms.sent)} / {count.format(smsTotal)}
              {sms.failed > 0 && <> · {say({ zh: `失败 ${sms.failed}`, en: `${sms.failed} failed` })}</>}
            </span>
          </>
        )}
      </div>
      <p className="cx-soft">
        {say({ zh: '分批发送，每批 200 人；进度逐批更新。', en: 'Sent in batches of 200 drivers; the figures move one batch at a time.' })}
      </p>
    </section>
  )
}

/** Every campaign of the area, newest first. */
export const CampaignTable = ({ campaigns }: { readonly campaigns: readonly One[] }) => {
  const { say, language } = useLanguage()
  const count = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB')
  const channels = { app: { zh: '应用', en: 'app' }, sms: { zh: '短信', en: 'SMS' } }
  return (
    <section className="desk-card desk-scroll">
      <h2>{say({ zh: '历次提示', en: 'Campaigns' })}</h2>
      <table className="desk-table">
        <thead><tr>
          <th scope="col">{say({ zh: '开始', en: 'Started' })}</th>
          <th scope="col">{say({ zh: '标题', en: 'Title' })}</th>
          <th scope="col">{say({ zh: '渠道', en: 'Channels' })}</th>
          <th scope="col">{say({ zh: '经办', en: 'By' })}</th>
          <th scope="col" className="number">{say({ zh: '人数', en: 'Drivers' })}</th>
          <th scope="col" className="number">{say({ zh: '应用已发', en: 'App sent' })}</th>
          <th scope="col" className="number">{say({ zh: '短信已发', en: 'SMS sent' })}</th>
          <th scope="col" className="number">{say({ zh: '短信失败', en: 'SMS failed' })}</th>
          <th scope="col">{say({ zh: '状态', en: 'State' })}</th>
        </tr></thead>
        <tbody>
          {campaigns.map((one) => (
            <tr key={one.id}>
              <td><At at={one.startedAt} /></td>
              <td>{say(one.title)}</td>
              <td>{one.channels.map((channel) => say(channels[channel])).join(' + ')}</td>
              <td>{one.by}</td>
              <td className="number">{count.format(one.total)}</td>
              <td className="number">{count.format(one.app.sent)}</td>
              <td className="number">{count.format(one.sms.sent)}</td>
              <td className="number">{count.format(one.sms.failed)}</td>
              <td>{one.finishedAt
                ? <span className="cx-chip" data-tone="good"><Shape tone="good" />{say({ zh: '已完成', en: 'Finished' })}</span>
                : <span className="cx-chip" data-tone="blue"><Shape tone="blue" />{say({ zh: '发送中', en: 'Running' })}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {campaigns.length === 0 && <p className="desk-empty">{say({ zh: '还没有发过提示。', en: 'No campaign yet.' })}</p>}
    </section>
  )
}
