import { inspection, recordingPiece, vinPhoto, vinRubbing, voidInspection, type InspectionView } from '@changxing/contract/inspections.ts'
import { archiveImage, type TransferView } from '@changxing/contract/transfers.ts'
import { cityName } from '@changxing/rules/areas.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape, type Tone } from '@changxing/ui/shapes.tsx'
import { At, Day } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useCallback, useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { holdsOneOf, useOfficer } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { BlobImage } from '../shell/use-picture.tsx'
import { readRecording, type Recording } from './read-recording.ts'
import './transfers.css'

const results = {
  passed: { tone: 'good', says: { zh: '查验合格', en: 'Passed' } }, failed: { tone: 'bad', says: { zh: '查验不合格', en: 'Not passed' } },
  void: { tone: 'grey', says: { zh: '已作废', en: 'Void' } },
  open: { tone: 'blue', says: { zh: '正在查验', en: 'Being inspected' } },
} as const satisfies Record<string, { readonly tone: Tone; readonly says: Words }>
const marks: Record<InspectionView['items'][number]['result'], { readonly tone: Tone; readonly says: Words }> = {
  pass: { tone: 'good', says: { zh: '符合', en: 'In order' } }, fail: { tone: 'bad', says: { zh: '不符合', en: 'Not in order' } },
  suspect: { tone: 'bad', says: { zh: '涉嫌改号', en: 'Suspect' } }, 'not-looked-at': { tone: 'grey', says: { zh: '未查', en: 'Not looked at' } },
}

/** While it is recorded, the desk looks again so often. */
const whileOpenMs = 5000

// An inspection has no transcript: what is said is recorded, not written down.
const Take = ({ blob, label }: { readonly blob: Blob; readonly label: string }) => {
  const show = useCallback((element: HTMLVideoElement | null) => {
    if (!element) return undefined
    const url = URL.createObjectURL(blob)
    element.src = url
    return () => URL.revokeObjectURL(url)
  }, [blob])
  return <video ref={show} controls preload="auto" aria-label={label} />
}

/** Sound and picture, put together from the pieces and held against their hashes. Each reading is recorded. */
const Replay = ({ view }: { readonly view: InspectionView }) => {
  const say = useSay()
  const client = useClient()
  const [played, setPlayed] = useState<Recording | null>(null)
  const [progress, setProgress] = useState<number | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const { recording } = view
  if (!recording || recording.pieces.length === 0) return <p className="cx-soft">{say({ zh: '还没有录像。', en: 'There is no recording yet.' })}</p>
  if (recording.removed) return <p className="cx-soft">{say({ zh: '录像保存期已满，已删除；哈希仍保留。', en: 'The time of keeping is over and the recording was removed; its hashes stay.' })}</p>
  const load = async () => {
    setFailure(null)
    setProgress(0)
    try {
      const params = { area: view.area, inspectionId: view.inspectionId }
      setPlayed(await readRecording(
        recording.pieces, recording.mediaType, recording.sha256, (index) => client.call(recordingPiece, { params: { ...params, index: String(index) } }), setProgress,
      ))
    } catch (error) {
      setFailure(error)
    } finally {
      setProgress(null)
    }
  }
  const sound = played && played.altered.length === 0 && (played.wholeIsSame || !recording.finished)
  return (
    <>
      {!played && (
        <Button onClick={() => void load()} loading={progress !== null}>
          {progress === null ? say({ zh: '读取并播放录像', en: 'Read and play the recording' }) : say({ zh: `正在读取 ${progress} / ${recording.pieces.length} 段`, en: `Reading ${progress} of ${recording.pieces.length}` })}
        </Button>
      )}
      <FailureNotice failure={failure} retry={() => void load()} />
      {played && (
        <>
          <p className="tr-mark" data-tone={sound ? 'good' : 'bad'} role="status">
            <Shape tone={sound ? 'good' : 'bad'} />
            {sound
              ? say({ zh: `${recording.pieces.length} 段哈希全部一致`, en: `All ${recording.pieces.length} hashes are the same` })
              : say({ zh: `与登记的哈希不一致：第 ${played.altered.map((at) => at + 1).join('、') || '全部'} 段`, en: `Not what was recorded: piece ${played.altered.map((at) => at + 1).join(', ') || 'whole'}` })}
          </p>
          <div className="tr-takes">
            {played.takes.map((take, index) => <Take key={index} blob={take} label={say({ zh: `录像第 ${index + 1} 部分`, en: `Recording, part ${index + 1}` })} />)}
          </div>
        </>
      )}
      <dl className="cx-facts">
        <dt>{say({ zh: '大小', en: 'Size' })}</dt>
        <dd className="cx-figures">{say({ zh: `${recording.pieces.length} 段，${Math.ceil(recording.bytes / 1024)} KB`, en: `${recording.pieces.length} pieces, ${Math.ceil(recording.bytes / 1024)} KB` })}{!recording.finished && say({ zh: '（上传中）', en: ' (still arriving)' })}</dd>
        {recording.sha256 && <><dt>{say({ zh: '总哈希', en: 'Hash of the whole' })}</dt><dd><code>{recording.sha256}</code></dd></>}
        {recording.retainUntil && <><dt>{say({ zh: '保存至', en: 'Kept until' })}</dt><dd><Day on={recording.retainUntil} /></dd></>}
      </dl>
    </>
  )
}

const VinPhoto = ({ view }: { readonly view: InspectionView }) => {
  const say = useSay()
  const client = useClient()
  const photo = useQuery({
    queryKey: ['vin-photo', view.inspectionId, view.vinPhoto], enabled: view.vinPhoto !== null, staleTime: Number.POSITIVE_INFINITY, gcTime: 60_000,
    queryFn: async ({ signal }) => new Blob([new Uint8Array(await client.call(vinPhoto, { params: { area: view.area, inspectionId: view.inspectionId }, signal }))]),
  })
  return (
    <figure className="tr-vin">
      {photo.data ? <BlobImage blob={photo.data} alt={say({ zh: '车辆识别代号照片', en: 'Photograph of the VIN' })} /> : <span className="tr-vin-none">{view.vinPhoto ? '…' : say({ zh: '还没有照片', en: 'No photograph yet' })}</span>}
      <figcaption>{say({ zh: '与档案比对：', en: 'Compare with the file: ' })}<b className="cx-figures">{view.car.vin}</b></figcaption>
    </figure>
  )
}

/** The archived page of the latest registration, beside the photograph. */
const SentRubbing = ({ view }: { readonly view: TransferView }) => {
  const say = useSay()
  const client = useClient()
  const page = view.manifest?.images.findLast(({ type }) => type === 'vin-rubbing')
  const rubbing = useQuery({
    queryKey: ['vin-rubbing', view.transferId, page?.position], enabled: page !== undefined, staleTime: Number.POSITIVE_INFINITY, gcTime: 60_000,
    queryFn: async ({ signal }) => new Blob([new Uint8Array(await client.call(archiveImage, {
      params: { area: view.area, transferId: view.transferId, position: String(page!.position) }, signal,
    }))]),
  })
  return (
    <figure className="tr-vin">
      {rubbing.data
        ? <BlobImage blob={rubbing.data} alt={say({ zh: '档案里的车辆识别代号拓印膜', en: 'Rubbing of the VIN from the file' })} />
        : <span className="tr-vin-none">{!page ? say({ zh: '电子档案未到', en: 'The file is not here yet' }) : rubbing.isError ? say({ zh: '取不到', en: 'Cannot be had' }) : '…'}</span>}
      <figcaption>{say({ zh: '档案拓印膜', en: 'Rubbing in the file' })}</figcaption>
    </figure>
  )
}

/** The page of this city's own file; a new car has none. */
const KeptRubbing = ({ view }: { readonly view: InspectionView }) => {
  const say = useSay()
  const client = useClient()
  const rubbing = useQuery({
    queryKey: ['vin-rubbing', view.inspectionId], staleTime: Number.POSITIVE_INFINITY, gcTime: 60_000, enabled: view.car.plateNumber !== null, retry: false,
    queryFn: async ({ signal }) => new Blob([new Uint8Array(await client.call(vinRubbing, { params: { area: view.area, inspectionId: view.inspectionId }, signal }))]),
  })
  const none = view.car.plateNumber === null ? { zh: '新车没有拓印膜', en: 'A new car has none' } : rubbing.isError ? { zh: '档案里没有', en: 'Not in the file' } : { zh: '…', en: '…' }
  return (
    <figure className="tr-vin">
      {rubbing.data ? <BlobImage blob={rubbing.data} alt={say({ zh: '档案里的车辆识别代号拓印膜', en: 'Rubbing of the VIN from the file' })} /> : <span className="tr-vin-none">{say(none)}</span>}
      <figcaption>{say({ zh: '档案拓印膜', en: 'Rubbing in the file' })}</figcaption>
    </figure>
  )
}

/** The inspector has fallen away: the head makes the inspection void, so that another begins anew. */
const MakeVoid = ({ area, inspectionId, onVoid }: { readonly area: string; readonly inspectionId: string; readonly onVoid: () => void }) => {
  const say = useSay()
  const [words, setWords] = useState('')
  const action = useAction(voidInspection)
  const send = async () => {
    if (await action.run({ params: { area, inspectionId }, input: { words: words.trim() } })) onVoid()
  }
  return (
    <div className="desk-field">
      <label htmlFor="void-words">{say({ zh: '查验人不能继续的，说明原因后作废，由他人重新查验；已有录像照规定保存', en: 'If the inspector cannot go on, say why and make it void; another begins anew, and what was recorded is kept' })}</label>
      <div className="desk-bar">
        <Input id="void-words" value={words} maxLength={300} onChange={(event) => setWords(event.target.value)} />
        <Button danger disabled={words.trim().length < 2} loading={action.pending} onClick={() => void send()}>{say({ zh: '作废', en: 'Make it void' })}</Button>
      </div>
      <FailureNotice failure={action.failure} />
    </div>
  )
}

/** Whose signatures the record carries. */
const SignedBy = ({ view: { officerNumber, signedWith } }: { readonly view: InspectionView }) => {
  const say = useSay()
  if (!signedWith) return <>{say({ zh: '车管所（当时查验人还没有签名密钥）', en: 'The office alone: inspectors had no keys then' })}</>
  return (
    <>
      {say({
        zh: `查验人（警号 ${officerNumber}）用终端 ${signedWith.terminal} 的密钥签名；车管所加签`,
        en: `Signed by inspector ${officerNumber} with the key of terminal ${signedWith.terminal}; countersigned by the office`,
      })} <code>{signedWith.keyId}</code>
      {signedWith.revokedAt && <span className="cx-soft"> · {say({ zh: '该密钥此后已注销，签名照旧有效', en: 'the key was revoked since; the signature stays good' })}</span>}
    </>
  )
}

/** One inspection: items, photograph beside the file, sound and picture, and what was signed. `of`: the transfer, where it is of one. */
export const Watched = ({ area, inspectionId, of, onChanged }: {
  readonly area: string; readonly inspectionId: string; readonly of?: TransferView; readonly onChanged: () => void
}) => {
  const say = useSay()
  const mayVoid = holdsOneOf(useOfficer(), ['review-head'])
  const client = useClient()
  const query = useQuery({
    queryKey: ['inspection', area, inspectionId], queryFn: ({ signal }) => client.call(inspection, { params: { area, inspectionId }, signal }),
    refetchInterval: ({ state }) => (state.data && state.data.result !== null ? false : whileOpenMs),
  })
  return (
    <Result query={query}>
      {(view) => {
        const result = results[view.result ?? 'open']
        return (
          <section className="case-block tr-inspection">
            <h2>
              <span className="tr-mark" data-tone={result.tone}><Shape tone={result.tone} />{say(result.says)}</span>
              <span className="cx-soft"><span className="cx-figures">{view.officerNumber}</span> · <At at={view.startedAt} /></span>
            </h2>
            {view.voided && (
              <p>{say({ zh: `警号 ${view.voided.by} 作废：`, en: `Made void by ${view.voided.by}: ` })}<span lang="zh-CN">{view.voided.words}</span> · <At at={view.voided.at} /></p>
            )}
            {view.result === null && mayVoid && <MakeVoid area={area} inspectionId={inspectionId} onVoid={() => { void query.refetch(); onChanged() }} />}
            <div className="case-columns">
              <div>
                <div className="tr-vins">{of ? <SentRubbing view={of} /> : <KeptRubbing view={view} />}<VinPhoto view={view} /></div>
                <table className="desk-table">
                  <thead><tr><th scope="col">{say({ zh: '项目', en: 'Item' })}</th><th scope="col">{say({ zh: '结果', en: 'Result' })}</th></tr></thead>
                  <tbody>
                    {view.items.map(({ id, says, result: found, note }) => (
                      <tr key={id}>
                        <td>{say(says)}{note && <span className="cx-soft"> · {note}</span>}</td>
                        <td><span className="tr-mark" data-tone={marks[found].tone}><Shape tone={marks[found].tone} />{say(marks[found].says)}</span></td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              <div>
                <h3>{say({ zh: '全程录音录像', en: 'Recorded throughout, with sound' })} <ClauseChip clause="M2.3.3" /></h3>
                <Replay view={view} />
                {view.signedAt && (
                  <dl className="cx-facts">
                    <dt>{say({ zh: '签署', en: 'Signed' })}</dt><dd><At at={view.signedAt} /></dd>
                    <dt>{say({ zh: '签名', en: 'Signatures' })}</dt><dd><SignedBy view={view} /></dd>
                    <dt>{say({ zh: '记录哈希', en: 'Hash of the record' })}</dt><dd><code>{view.recordHash}</code></dd>
                  </dl>
                )}
              </div>
            </div>
          </section>
        )
      }}
    </Result>
  )
}

/** The inspections of this transfer, watched from the desk: record, photograph, sound and picture, and whether they are what was recorded (M2.3.3). */
export const InspectionWatch = ({ view, onChanged }: { readonly view: TransferView; readonly onChanged: () => void }) => {
  const say = useSay()
  const { area } = useOfficer()
  if (view.inspections.length === 0) return <p className="desk-empty">{say({ zh: '还没有查验。查验岗在查验终端上办理。', en: 'No inspection yet. Inspectors work at their terminal.' })}</p>
  return (
    <>
      {view.inspections.toReversed().map((one) => one.area === area
        ? <Watched key={one.inspectionId} area={area} inspectionId={one.inspectionId} of={view} onChanged={onChanged} />
        : (
          <p key={one.inspectionId} className="case-block">
            {say({
              zh: `${cityName(one.area).zh}查验：${results[one.result ?? 'open'].says.zh}（${one.officerNumber}）。记录和录像由该车管所保存。`,
              en: `Inspected in ${cityName(one.area).en}: ${results[one.result ?? 'open'].says.en.toLowerCase()} (${one.officerNumber}). That office keeps record and recording.`,
            })}
          </p>
        ))}
    </>
  )
}
