import { useLanguage } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { At } from '@changxing/ui/time-ago.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useMemo, useRef, useState, type DragEvent } from 'react'
import { Findings } from './findings.tsx'
import { judge, sort, type Dropped } from './judge.ts'
import type { Root } from './trust-root.ts'
import { faultsOf, lineOf, nextOf, toneOf } from './words.ts'

const grouped = (text: string) => text.match(/.{4}/g)?.join(' ') ?? text

/** Checks a vehicle's electronic archive with nothing but this page: it asks no server and sends nothing anywhere (M2.1.4). */
export const CheckPage = ({ brought }: { readonly brought: Root | null }) => {
  const { say, language, choose } = useLanguage()
  const [dropped, setDropped] = useState<readonly Dropped[]>([])
  const [over, setOver] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)
  const sorted = useMemo(() => sort(dropped), [dropped])
  const judgement = useMemo(() => judge(sorted, brought), [sorted, brought])
  const root = sorted.root ?? brought
  const take = async (files: FileList | null) => {
    const read = await Promise.all([...(files ?? [])].map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })))
    if (read.length > 0) setDropped((before) => [...before, ...read])
    if (chooser.current) chooser.current.value = ''
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files)
  }
  const faults = faultsOf(judgement)
  const tone = toneOf[judgement.answer]
  return (
    <main className="ac" onDragOver={(event) => { event.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)} onDrop={onDrop} data-over={over}>
      <header className="ac-head">
        <h1>{say({ zh: '车辆电子档案核验', en: 'Check of a vehicle’s electronic archive' })}</h1>
        <button type="button" className="cx-button cx-button--plain" lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={() => choose(language === 'zh' ? 'en' : 'zh')}>
          {language === 'zh' ? 'English' : '中文'}
        </button>
      </header>
      <section className="cx-answer" data-tone={tone} role="status">
        <Shape tone={tone} />
        <div>
          <p className="cx-answer-line">{say(lineOf(judgement, sorted))}</p>
          {faults.length > 0 && <ul className="ac-faults">{faults.map((fault) => <li key={fault.en}>{say(fault)}</li>)}</ul>}
          <p className="cx-answer-more">{say(nextOf(judgement, sorted))} <ClauseChip clause="M2.1.4" /></p>
        </div>
      </section>
      <section className="ac-drop cx-card" aria-label={say({ zh: '放入文件', en: 'Files' })}>
        <p>{say({
          zh: '把文件拖到这里，或点按钮选择：档案包（含回执）、影像、根密钥或信任名单。文件只在本机读取，不会上传；断网也能核验。',
          en: 'Drag files here, or choose them: the package with its receipt, pictures, a root key or a trust list. They are read on this device only and go nowhere; no network is needed.',
        })}</p>
        <div className="ac-buttons">
          <button type="button" className="cx-button" onClick={() => chooser.current?.click()}>{say({ zh: '选择文件', en: 'Choose files' })}</button>
          {dropped.length > 0 && <button type="button" className="cx-button cx-button--quiet" onClick={() => setDropped([])}>{say({ zh: '清空重来', en: 'Start again' })}</button>}
        </div>
        <input ref={chooser} type="file" multiple hidden onChange={(event) => void take(event.target.files)} aria-label={say({ zh: '选择文件', en: 'Choose files' })} />
        {dropped.length > 0 && (
          <ul className="ac-files">
            {dropped.map(({ name, bytes }, at) => (
              <li key={at}>{name} <span className="cx-soft cx-figures">{Math.ceil(bytes.length / 1024)} KB{sorted.strange.includes(name) && say({ zh: '，不认识这种文件', en: ', not a kind of file known here' })}</span></li>
            ))}
          </ul>
        )}
      </section>
      {sorted.file && <Findings judgement={judgement} file={sorted.file} />}
      <footer className="cx-card">
        <h2>{say({ zh: '凭什么相信', en: 'What the trust rests on' })}</h2>
        <dl className="cx-facts">
          <dt>{say({ zh: '根密钥指纹', en: 'Print of the root key' })}</dt>
          <dd>{root ? <code>{grouped(root.fingerprint)}</code> : say({ zh: '没有', en: 'none' })} {root && <span className="cx-soft">{sorted.root
            ? say({ zh: '（您放入的）', en: '(from your file)' }) : say({ zh: '（本页自带）', en: '(came with this page)' })}</span>}</dd>
          {judgement.list && (
            <>
              <dt>{say({ zh: '信任名单', en: 'Trust list' })}</dt>
              <dd>{say({ zh: `第 ${judgement.list.sequence} 期，`, en: `No. ${judgement.list.sequence}, ` })}<At at={new Date(judgement.list.issuedAt * 1000).toISOString()} /></dd>
            </>
          )}
        </dl>
        <p className="cx-soft">{say({
          zh: '请与签发机关公布的指纹核对一次。本页不认识别的任何东西：没有账号，不连服务器，存到 U 盘也能用。',
          en: 'Compare the print once with the one that the authority publishes. This page knows nothing else: no account, no server; it works from a stick.',
        })}</p>
        {location.protocol.startsWith('http') && <p><a href="download" download>{say({ zh: '把本页存到本机', en: 'Save this page to this device' })}</a></p>}
      </footer>
    </main>
  )
}
