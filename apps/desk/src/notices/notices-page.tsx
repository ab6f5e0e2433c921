import { campaignAudience, campaigns, startCampaign } from '@changxing/contract/notices.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Input, Modal, Segmented } from 'antd'
import { useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { useOfficer } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { AudienceCard } from './audience-card.tsx'
import { CampaignTable, RunningCampaign } from './campaign-list.tsx'
import { smsParts, templates } from './templates.ts'
import './notices.css'

type Channel = 'app' | 'sms'
const languages = [{ key: 'zh', name: { zh: '中文', en: 'Chinese' }, lang: 'zh-CN' }, { key: 'en', name: { zh: '英文', en: 'English' }, lang: 'en' }] as const
const renewRunning = 2_000

const Phone = ({ title, body, channels }: { readonly title: Words; readonly body: Words; readonly channels: readonly Channel[] }) => {
  const say = useSay()
  return (
    <aside className="phone" aria-label={say({ zh: '预览', en: 'Preview' })}>
      <h3>{say({ zh: '收到的样子', en: 'As it arrives' })}</h3>
      {channels.includes('app') && languages.map(({ key, lang }) => <div key={key} className="phone-message" lang={lang}><small>畅行 Changxing</small><b>{title[key]}</b>{body[key]}</div>)}
      {channels.includes('sms') && <div className="phone-message phone-sms" lang="zh-CN"><small>{say({ zh: '短信', en: 'SMS' })}</small>【畅行】{title.zh}。{body.zh}</div>}
    </aside>
  )
}

/** Tells the drivers of the own area who have no e-licence (M1.4.2): whom, what, by which channels, and how far it is. The figures of any area can be looked at. */
const NoticesPage = () => {
  const say = useSay()
  const client = useClient()
  const queries = useQueryClient()
  const { area: own } = useOfficer()
  const [area, setArea] = useState(own)
  const audience = useQuery({ queryKey: ['audience', area], queryFn: ({ signal }) => client.call(campaignAudience, { params: { area }, signal }) })
  const history = useQuery({
    queryKey: ['campaigns', own],
    queryFn: ({ signal }) => client.call(campaigns, { params: { area: own }, signal }),
    refetchInterval: ({ state }) => (state.data?.campaigns.some(({ finishedAt }) => finishedAt === null) ? renewRunning : 30_000),
  })
  const [template, setTemplate] = useState(templates[0]!.id)
  const [title, setTitle] = useState<Words>(templates[0]!.title)
  const [body, setBody] = useState<Words>(templates[0]!.body)
  const [channels, setChannels] = useState<Channel[]>(['app', 'sms'])
  const [asking, setAsking] = useState(false)
  const start = useAction(startCampaign)
  const running = history.data?.campaigns.find(({ finishedAt }) => finishedAt === null)
  const complete = [title.zh, title.en, body.zh, body.en].every((text) => text.trim() !== '') && channels.length > 0
  const isOwn = area === own
  const ready = complete && isOwn && !running && (audience.data?.without ?? 0) > 0
  const choose = (id: string) => {
    const chosen = templates.find((one) => one.id === id)
    if (!chosen) return
    setTemplate(id)
    setTitle(chosen.title)
    setBody(chosen.body)
  }
  const send = async () => {
    const started = await start.run({ params: { area: own }, input: { title, body, channels } })
    setAsking(false)
    if (started) await queries.invalidateQueries({ queryKey: ['campaigns'] })
  }
  useKeys({ zh: '定向提示', en: 'Notices' }, [{ key: 'ctrl+enter', label: { zh: '核对并发送', en: 'Check and send' }, run: () => setAsking(true), off: !ready }])
  return (
    <div className="desk-page">
      <header className="desk-page-head">
        <h1>{say({ zh: '定向提示', en: 'Targeted notices' })}</h1>
        <p className="cx-soft">{say({ zh: '告诉还没有电子驾驶证的驾驶人怎样申领和使用。', en: 'Tell drivers without an e-licence how to get and use one.' })}</p>
      </header>
      {running && <RunningCampaign campaign={running} />}
      <div className="notices">
        <Result query={audience}>{(data) => <AudienceCard audience={data} onArea={setArea} />}</Result>
        <section className="desk-card">
          <h2>{say({ zh: '内容', en: 'What it says' })}</h2>
          <Segmented aria-label={say({
            zh: '模板',
            en: 'Template',
          })} value={template} onChange={choose} options={templates.map(({ id, name }) => ({ value: id, label: say(name) }))} />
          <div className="notice-pair">
            {languages.map(({ key, name, lang }) => (
              <div key={key} className="cx-stack" lang={lang}>
                <div className="desk-field">
                  <label htmlFor={`title-${key}`}>{say({ zh: '标题', en: 'Title' })} · {say(name)}</label>
                  <Input id={`title-${key}`} value={title[key]} onChange={(event) => setTitle({ ...title, [key]: event.target.value })} />
                </div>
                <div className="desk-field">
                  <label htmlFor={`body-${key}`}>{say({ zh: '正文', en: 'Text' })} · {say(name)}</label>
                  <Input.TextArea id={`body-${key}`} rows={7} value={body[key]}
                    onChange={(event) => setBody({ ...body, [key]: event.target.value })} />
                </div>
              </div>
            ))}
          </div>
          <p className="notice-count">
            {say({ zh: `短信 ${smsParts(`【畅行】${title.zh}。${body.zh}`)} 段`, en: `SMS in ${smsParts(`【畅行】${title.zh}。${body.zh}`)} parts` })}
          </p>
          <fieldset className="desk-bar" style={{ border: 0, margin: 0, padding: 0 }}>
            <legend className="cx-hidden">{say({ zh: '渠道', en: 'Channels' })}</legend>
            <Checkbox.Group value={channels} onChange={setChannels}
              options={[{ value: 'app', label: say({ zh: '应用消息', en: 'App message' }) }, { value: 'sms', label: say({ zh: '短信', en: 'SMS' }) }]} />
          </fieldset>
          <FailureNotice failure={start.failure} />
          <div className="desk-bar">
            <Button type="primary" disabled={!ready} onClick={() => setAsking(true)}>
              {say({ zh: '核对并发送', en: 'Check and send' })}<Kbd of="ctrl+enter" />
            </Button>
            {!isOwn && <span className="cx-soft">{say({ zh: '只能向本地区发送；其他地区可看人数', en: 'You may send to your own area only; of others you see the figures' })}</span>}
            {running && <span className="cx-soft">{say({ zh: '上一次发完后才能再发', en: 'One campaign at a time: wait until this one is finished' })}</span>}
          </div>
        </section>
        <Phone title={title} body={body} channels={channels} />
      </div>
      <Result query={history}>{(data) => <CampaignTable campaigns={data.campaigns} />}</Result>
      <Modal open={asking} onCancel={() => setAsking(false)} onOk={() => void send()} confirmLoading={start.pending} okText={say({ zh: '开始发送', en: 'Start sending' })}
        title={say({ zh: '发出后不能收回', en: 'This cannot be taken back' })}>
        <p>{say({
          zh: `将通知 ${audience.data?.without ?? 0} 名驾驶人${channels.includes('sms') ? `，其中短信 ${audience.data?.reachableBySms ?? 0} 条` : ''}。`,
          en: `${audience.data?.without ?? 0} drivers will be told${channels.includes('sms') ? `, ${audience.data?.reachableBySms ?? 0} of them also by SMS` : ''}.`,
        })}</p>
        <p><b>{say(title)}</b></p>
      </Modal>
    </div>
  )
}

export default NoticesPage
