import { toHex } from '@changxing/credentials/bytes.ts'
import { manifestHash, type ArchiveManifest, type ImageFinding } from '@changxing/credentials/archive-package.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { remarkWords } from '@changxing/rules/vehicles/archive-remarks.ts'
import { Plate } from '@changxing/ui/plate.tsx'
import { Shape, type Tone } from '@changxing/ui/shapes.tsx'
import { At, Day } from '@changxing/ui/time-ago.tsx'
import type { Judgement, Sorted } from './judge.ts'
import { kindWords, officeWords, placeWords, resultWords, signedWords, typeWords } from './words.ts'

const instant = (seconds: number) => new Date(seconds * 1000).toISOString()
const stateWords: Record<ImageFinding['state'], { readonly tone: Tone; readonly says: Words }> = {
  same: { tone: 'good', says: { zh: '一致', en: 'The same' } },
  altered: { tone: 'bad', says: { zh: '被改动', en: 'Altered' } },
  'not-included': { tone: 'grey', says: { zh: '未附影像', en: 'Not included' } },
}

const Car = ({ manifest }: { readonly manifest: ArchiveManifest }) => {
  const say = useSay()
  const { vehicle } = manifest
  return (
    <section className="cx-card">
      <h2>{say({ zh: '车辆与发出', en: 'The car, and who sent it' })}</h2>
      <p className="ac-car"><Plate kind={vehicle.plateKind} number={vehicle.plateNumber} /> {vehicle.brandModel}</p>
      <dl className="cx-facts">
        <dt>{say({ zh: '车辆识别代号', en: 'VIN' })}</dt><dd className="cx-figures">{vehicle.vin}</dd>
        <dt>{say({ zh: '发出', en: 'Sent by' })}</dt><dd>{say(officeWords(manifest.from))}</dd>
        <dt>{say({ zh: '发往', en: 'To' })}</dt><dd>{say(officeWords(manifest.to))}</dd>
        <dt>{say({ zh: '签发时间', en: 'Signed' })}</dt><dd><At at={instant(manifest.madeAt)} /></dd>
        <dt>{say({ zh: '确认人警号', en: 'Confirmed by officer' })}</dt><dd className="cx-figures">{manifest.confirmedBy}</dd>
        {manifest.replaces && (
          <><dt>{say({ zh: '第几版', en: 'Sending' })}</dt><dd>{say({ zh: `第 ${manifest.edition} 版，替换清单`, en: `No. ${manifest.edition}, replaces the manifest` })} <code>{toHex(manifest.replaces)}</code></dd></>
        )}
        <dt>{say({ zh: '纸质档案存放', en: 'Paper file kept in' })}</dt><dd>{say(placeWords(manifest.paperAt))}</dd>
      </dl>
    </section>
  )
}

const Receipt = ({ judgement, file }: { readonly judgement: Judgement; readonly file: NonNullable<Sorted['file']> }) => {
  const say = useSay()
  const verdict = judgement.verdict!
  const { received, receipt } = verdict
  const words: { readonly tone: Tone; readonly says: Words } = receipt === 'good'
    ? { tone: 'good', says: { zh: '回执与档案包相符', en: 'The receipt matches the package' } }
    : receipt === 'none' ? { tone: 'grey', says: { zh: '包里没有回执', en: 'There is no receipt in the package' } }
      : { tone: 'bad', says: { zh: '回执不相符或不可信', en: 'The receipt does not match, or cannot be trusted' } }
  return (
    <section className="cx-card">
      <h2>{say({ zh: '接收回执', en: 'Receipt' })}</h2>
      <p className="ac-mark" data-tone={words.tone}><Shape tone={words.tone} />{say(words.says)}</p>
      <dl className="cx-facts">
        {received && (
          <>
            <dt>{say({ zh: '接收', en: 'Received by' })}</dt><dd>{say(officeWords(received.from))}</dd>
            <dt>{say({ zh: '时间', en: 'When' })}</dt><dd><At at={instant(received.receivedAt)} /></dd>
            <dt>{say({ zh: '接收人警号', en: 'Officer' })}</dt><dd className="cx-figures">{received.receivedBy}</dd>
          </>
        )}
        {verdict.archive.manifest && <><dt>{say({ zh: '清单哈希', en: 'Hash of the manifest' })}</dt><dd><code>{toHex(manifestHash(file.parts.archive))}</code></dd></>}
      </dl>
    </section>
  )
}

const Chain = ({ manifest }: { readonly manifest: ArchiveManifest }) => {
  const say = useSay()
  return (
    <section className="cx-card">
      <h2>{say({ zh: '登记链', en: 'Chain of registrations' })}</h2>
      <ol className="ac-chain">
        {manifest.chain.map(({ seq, kind, on, office }) => (
          <li key={seq}><strong>{say(kindWords(kind))}</strong><span><Day on={on} /></span><span className="cx-soft">{say(officeWords(office))}</span></li>
        ))}
        <li data-next="true"><strong>{say({ zh: '转出，档案电子化', en: 'Leaves, its file electronic' })}</strong><span><Day on={new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(manifest.madeAt * 1000)} /></span><span className="cx-soft">{say(officeWords(manifest.to))}</span></li>
      </ol>
    </section>
  )
}

const Inspections = ({ judgement }: { readonly judgement: Judgement }) => {
  const say = useSay()
  const { inspections } = judgement.verdict!
  return (
    <section className="cx-card">
      <h2>{say({ zh: '查验记录', en: 'Records of inspection' })}</h2>
      {inspections.length === 0 && <p className="cx-soft">{say({ zh: '包里没有查验记录（打包时还没有查验，或档案包早于查验人签名）。', en: 'There is none in the package: it was packed before an inspection, or before inspectors signed.' })}</p>}
      <ul className="cx-plain-list ac-inspections">
        {inspections.map((finding, at) => {
          const { record, state } = finding
          const tone = state === 'good' ? 'good' : 'bad'
          return (
            <li key={at} data-state={state}>
              <p className="ac-mark" data-tone={tone}><Shape tone={tone} />{say(signedWords(finding))}</p>
              {record && (
                <dl className="cx-facts">
                  <dt>{say({ zh: '结论', en: 'Result' })}</dt><dd>{say(resultWords(record.result))}</dd>
                  <dt>{say({ zh: '车辆识别代号', en: 'VIN' })}</dt><dd className="cx-figures">{record.vin}</dd>
                  <dt>{say({ zh: '加签', en: 'Countersigned' })}</dt><dd>{say(officeWords(record.from))} · <At at={instant(record.signedAt)} /></dd>
                  {record.inspector && (
                    <>
                      <dt>{say({ zh: '查验人的公钥', en: 'Key of the inspector' })}</dt>
                      <dd><code>{toHex(record.inspector.keyId)}</code> · {say({ zh: '登记于 ', en: 'registered ' })}<At at={instant(record.inspector.keySince)} /></dd>
                    </>
                  )}
                </dl>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

const Pages = ({ judgement }: { readonly judgement: Judgement }) => {
  const say = useSay()
  const { images } = judgement
  const { remarks } = judgement.verdict!.archive.manifest!
  const absent = images.filter(({ state }) => state === 'not-included').length
  return (
    <section className="cx-card">
      <h2>{say({ zh: `影像 ${images.length} 页`, en: `${images.length} pages` })}</h2>
      {absent > 0 && <p className="cx-soft">{say({
        zh: `${absent} 页没有附在包里（给新车主的包不含前任车主材料）。放入影像即可逐页比对。`,
        en: `${absent} pages are not in the package (a new owner’s package holds no papers of former owners). Drop pictures to compare them.`,
      })}</p>}
      <ul className="cx-plain-list ac-pages">
        {images.map(({ image, state }, at) => (
          <li key={at} data-state={state}>
            <span className="ac-mark" data-tone={stateWords[state].tone}><Shape tone={stateWords[state].tone} />{say(stateWords[state].says)}</span>
            <span className="ac-page-name">{say(typeWords(image.type))} <span className="cx-soft">{say({
              zh: `第 ${image.registration} 项 · 第 ${image.page} 页`, en: `entry ${image.registration}, page ${image.page}`,
            })}</span></span>
            <code>{toHex(image.sha256)}</code>
          </li>
        ))}
      </ul>
      {remarks.length > 0 && (
        <p className="cx-soft">{say({ zh: '没有影像，已注明：', en: 'No page, as remarked: ' })}{remarks.map(({ type, remark }) => say({ zh: `${typeWords(type).zh}（${remark}）`, en: `${typeWords(type).en} (${remarkWords(remark).en})` })).join(say({ zh: '、', en: ', ' }))}</p>
      )}
    </section>
  )
}

/** What the package says, once its signature holds. */
export const Findings = ({ judgement, file }: { readonly judgement: Judgement; readonly file: NonNullable<Sorted['file']> }) => {
  const manifest = judgement.verdict?.archive.manifest
  if (!judgement.verdict) return null
  return (
    <div className="ac-findings">
      {manifest && <Car manifest={manifest} />}
      <Receipt judgement={judgement} file={file} />
      {manifest && <Chain manifest={manifest} />}
      <Inspections judgement={judgement} />
      {manifest && <Pages judgement={judgement} />}
    </div>
  )
}
