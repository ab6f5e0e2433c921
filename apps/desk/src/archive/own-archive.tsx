import { addArchiveImage, noteCheckedOnline, sendArchive, vehicleArchive, type ArchiveView, type TransferView } from '@changxing/contract/transfers.ts'
import { cityName } from '@changxing/rules/areas.ts'
import { archiveTypeIds, archiveTypeOf } from '@changxing/rules/vehicles/archive-types.ts'
import type { Words } from '@changxing/rules/words.ts'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { useClient } from '@changxing/ui/api.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { remarkWords } from '@changxing/rules/vehicles/archive-remarks.ts'
import { Shape } from '@changxing/ui/shapes.tsx'
import { Day } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { Choose } from '../shell/choose.tsx'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { holdsOneOf, useOfficer } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { usePicture } from '../shell/use-picture.tsx'
import { PageTile } from './page-tile.tsx'
import { SavePackage } from './save-package.tsx'
import { ScanPage } from './scan-page.tsx'
import './archive.css'

type Archive = z.infer<typeof ArchiveView>
type Wanted = { readonly registration: number; readonly type: string; readonly name: string; readonly page: number }

/** A remark as a stamp; one that has no English stays as it was written. */
const Stamp = ({ remark }: { readonly remark: string }) => {
  const say = useSay()
  const words = remarkWords(remark)
  return <span className="ar-stamp" {...(words.en === remark && { lang: 'zh-CN' })}>{say(words)}</span>
}

export const kindWords: Record<Archive['chain'][number]['kind'], Words> = {
  registration: { zh: '注册登记', en: 'First registration' }, transfer: { zh: '转移登记', en: 'Transfer' }, change: { zh: '变更登记', en: 'Change' },
  mortgage: { zh: '抵押登记', en: 'Mortgage' }, filing: { zh: '变更备案', en: 'Filing' },
  replacement: { zh: '补换领、申领牌证', en: 'Papers replaced or issued' }, deregistration: { zh: '注销登记', en: 'Deregistration' },
}

const OwnPage = ({ area, image, onScan }: { readonly area: string; readonly image: Archive['images'][number]; readonly onScan: (() => void) | undefined }) => {
  const say = useSay()
  const { blob, failed } = usePicture(area, image.fileId)
  return <PageTile name={say(image.typeSays)} page={image.page} blob={blob} failed={failed} sha256={image.sha256} madeBy={image.madeBy} onScan={onScan} />
}

const RegistrationPages = ({ archive, one, mayScan, mayNote, noting, onScan, onNote }: {
  readonly archive: Archive
  readonly one: Archive['chain'][number]
  readonly mayScan: boolean
  readonly mayNote: boolean
  readonly noting: boolean
  readonly onScan: (wanted: Wanted) => void
  readonly onNote: (registration: number, type: string) => void
}) => {
  const say = useSay()
  const images = archive.images.filter(({ registration }) => registration === one.seq)
  const remarks = archive.remarks.filter(({ registration }) => registration === one.seq)
  const missing = archive.missing.filter(({ registration }) => registration === one.seq)
  const nameOf = (type: string) => say(archive.types.find(({ id }) => id === type)?.says ?? { zh: type, en: type })
  const nextPage = (type: string) => Math.max(0, ...images.filter((image) => image.type === type).map(({ page }) => page)) + 1
  const scan = (type: string) => onScan({ registration: one.seq, type, name: nameOf(type), page: nextPage(type) })
  return (
    <section className="case-block">
      <h2>
        <span>{say({ zh: `第 ${one.seq} 项 · ${kindWords[one.kind].zh}`, en: `Entry ${one.seq}: ${kindWords[one.kind].en}` })}{' '}
          <span className="cx-soft"><Day on={one.on} /></span></span>
        {mayScan && (
          <Choose id={`scan-${one.seq}`} hidden label={{ zh: '补扫材料', en: 'Scan a document' }} hint={{ zh: '补扫材料…', en: 'Scan a document…' }} value={undefined}
            onChange={scan} options={archive.types.map(({ id, says }) => ({ value: id, label: says }))} />
        )}
      </h2>
      {one.acting && (
        <p className="cx-soft">
          {say(one.acting.as === 'helper' ? { zh: '代办人', en: 'Helper' } : { zh: '受托人', en: 'Agent' })}
          {' '}<span lang="zh-CN">{one.acting.name}</span> <span className="cx-figures">{one.acting.numberMasked}</span>
        </p>
      )}
      <ul className="cx-plain-list ar-tiles">
        {archiveTypeIds.flatMap((type) => {
          const lacks = missing.some((entry) => entry.type === type)
          const noted = remarks.find((entry) => entry.type === type)
          return [
            ...images.filter((image) => image.type === type).map((image) => (
              <OwnPage key={`${type}-${image.page}-${image.sha256}`} area={archive.area} image={image}
                onScan={mayScan ? () => onScan({ registration: one.seq, type, name: nameOf(type), page: image.page }) : undefined} />
            )),
            ...(noted ? [<li key={`${type}-noted`} className="ar-tile ar-noted"><Stamp remark={noted.remark} /><p>{nameOf(type)}</p><p className="cx-soft">{say({ zh: '不需纸质', en: 'No paper needed' })}</p></li>] : []),
            ...(lacks ? [
              <li key={`${type}-lacks`} className="ar-tile ar-lacks">
                <p className="ar-mark" data-tone="bad"><Shape tone="bad" />{say({ zh: '缺', en: 'Missing' })}</p>
                <p>{nameOf(type)}</p>
                {mayScan && <Button size="small" onClick={() => scan(type)}>{say({ zh: '补扫', en: 'Scan' })}</Button>}
                {mayNote && archiveTypeOf(type)?.onlineInstead && (
                  <Button size="small" loading={noting} onClick={() => onNote(one.seq, type)}>{say({ zh: '注明联网核查', en: 'Checked online' })}</Button>
                )}
              </li>,
            ] : []),
          ]
        })}
      </ul>
    </section>
  )
}

/** The file of a car that leaves: every page by registration and kind, what is missing named before it is sent, then signed and sent (M2.1.4, M2.3.1). */
export const OwnArchive = ({ view, onChanged }: { readonly view: TransferView; readonly onChanged: () => void }) => {
  const say = useSay()
  const client = useClient()
  const queries = useQueryClient()
  const officer = useOfficer()
  const { message } = App.useApp()
  const [wanted, setWanted] = useState<Wanted | null>(null)
  const [asking, setAsking] = useState(false)
  const [note, add, send] = [useAction(noteCheckedOnline), useAction(addArchiveImage), useAction(sendArchive)]
  const { area } = view
  const vehicleId = view.vehicleId!
  const query = useQuery({
    queryKey: ['archive', area, vehicleId], refetchOnWindowFocus: false,
    queryFn: ({ signal }) => client.call(vehicleArchive, { params: { area, vehicleId }, signal }),
  })
  const archive = query.data
  const maySend = view.allowed.includes('send-archive')
  const again = view.state === 'archive-to-correct'
  const before = again || view.state === 'archive-requested' || view.state === 'applied' || view.state === 'accepted'
  const asked = again ? view.messages.filter(({ side, kind, answeredAt, closedAt }) => side === 'in' && kind !== 'answer' && !answeredAt && !closedAt) : []
  const take = (renewed: Archive | undefined) => {
    if (!renewed) return
    queries.setQueryData(['archive', area, vehicleId], renewed)
    setWanted(null)
  }
  const keep = async ({ registration, type, page }: Wanted, picture: Blob) =>
    take(await add.run({ params: { area, vehicleId, registration: String(registration), type, page: String(page) }, body: picture }))
  const to = cityName(view.inArea)
  const inspectFirst = view.inspectionsNeeded === 2 && !view.inspections.some(({ place, result }) => place === 'out' && result === 'passed')
  const platesFirst = view.path === 'C' && view.handedIn === null
  const waits = inspectFirst || platesFirst
  const ready = maySend && archive !== undefined && archive.missing.length === 0 && !waits
  const doSend = async () => {
    if (!archive) return
    const sent = await send.run({ params: { area, transferId: view.transferId }, input: { contentHash: archive.contentHash } })
    setAsking(false)
    if (!sent) return void query.refetch()
    void message.success(say({ zh: `已签名并发往${to.zh}`, en: `Signed and sent to ${to.en}` }))
    onChanged()
  }
  useKeys({ zh: '档案', en: 'File' }, [{ key: 's', label: { zh: '确认并发出', en: 'Confirm and send' }, run: () => setAsking(true), off: !ready }])
  return (
    <Result query={query}>
      {(seen) => (
        <div className="ar">
          {before && (
            <AnswerLine answer={seen.missing.length === 0 && !waits ? 'yes' : 'not-yet'} tone={seen.missing.length === 0 && (waits || again) ? 'care' : undefined}
              line={seen.missing.length > 0 ? { zh: `还缺 ${seen.missing.length} 件，不能发出`, en: `${seen.missing.length} missing, it cannot be sent yet` }
                : inspectFirst ? { zh: '档案齐全，车还没有在本地查验', en: 'The file is complete; the car has not been inspected here yet' }
                  : platesFirst ? { zh: '档案齐全，号牌、行驶证还没有收回', en: 'The file is complete; plates and licence have not been taken yet' }
                  : again ? { zh: `转入地请补正：补扫后发出第 ${view.manifest!.edition + 1} 版`, en: `The new place asks for a correction: scan, then send it again, as no. ${view.manifest!.edition + 1}` }
                    : { zh: '档案齐全，可以发出', en: 'The file is complete and can be sent' }}>
              {asked.map(({ messageId, kindSays, text, missing }) => (
                <p key={messageId}><strong>{say(kindSays)}</strong>{missing.length > 0 && <>{say({ zh: '：', en: ': ' })}{missing.map(({ says }) => say(says)).join(say({ zh: '、', en: ', ' }))}</>} <span lang="zh-CN">{text}</span></p>
              ))}
              {again && <p>{say({ zh: '档案没有问题的，在右侧答复理由即可，不必重发。', en: 'If nothing is wrong with the file, answer why on the right instead; it need not be sent again.' })} <ClauseChip clause="M2.4.0" /></p>}
              {seen.missing.length > 0 && <ul className="ar-missing">{seen.missing.map(({ registration, type, says }) => <li key={`${registration}-${type}`}>{say(says)}</li>)}</ul>}
              {inspectFirst && <p>{say({ zh: '在转出地申请的，先由转出地查验，再发出档案', en: 'Applied for in the old place: its office inspects the car before the file leaves' })} <ClauseChip clause="M2.1.5" /></p>}
              {!inspectFirst && platesFirst && <p>{say({ zh: '在转出地申请的，先由窗口收回号牌、行驶证，再发出档案', en: 'Applied for in the old place: its counter takes plates and vehicle licence before the file leaves' })} <ClauseChip clause="M2.1.5" /></p>}
              <p>{say({ zh: `纸质档案存放：${cityName(seen.paperArchiveArea).zh}`, en: `Paper file kept in ${cityName(seen.paperArchiveArea).en}` })} <ClauseChip clause="M2.3.1" /></p>
            </AnswerLine>
          )}
          <FailureNotice failure={note.failure ?? send.failure} retry={() => { send.clear(); void query.refetch() }} />
          <div className="desk-bar">
            {maySend && <Button type="primary" disabled={!ready} onClick={() => setAsking(true)}>{say({ zh: again ? '确认影像，重新签名发出' : '确认影像，签名发出', en: again ? 'Confirm, sign and send again' : 'Confirm, sign and send' })}<Kbd of="s" /></Button>}
            {view.manifest && <SavePackage view={view} />}
            <span className="cx-soft">{say({ zh: `${seen.images.length} 页影像，${seen.remarks.length} 项注明不附影像`, en: `${seen.images.length} pages, ${seen.remarks.length} remarked as needing none` })}</span>
          </div>
          {seen.chain.map((one) => (
            <RegistrationPages key={one.seq} archive={seen} one={one} mayScan={before && holdsOneOf(officer, ['archive'])}
              mayNote={before && holdsOneOf(officer, ['archive', 'registration'])} noting={note.pending} onScan={setWanted}
              onNote={(registration, type) => void note.run({ params: { area, vehicleId }, input: { registration, type } }).then(take)} />
          ))}
          {wanted && (
            <ScanPage add={add} onKeep={(picture) => void keep(wanted, picture)} onClose={() => setWanted(null)} title={{
              zh: `补扫：第 ${wanted.registration} 项 · ${wanted.name} 第 ${wanted.page} 页`,
              en: `Scan: entry ${wanted.registration}, ${wanted.name}, page ${wanted.page}`,
            }} />
          )}
          <Modal open={asking} onCancel={() => setAsking(false)} onOk={() => void doSend()} confirmLoading={send.pending}
            title={say({ zh: `发往${to.zh}车管所？`, en: `Send to the office of ${to.en}?` })} okText={say({ zh: '签名并发出', en: 'Sign and send' })} cancelText={say({ zh: '再看看', en: 'Not yet' })}>
            <p>{say({
              zh: `您确认看过全部 ${seen.images.length} 页影像。发出后由本单位签名，每页的哈希写入清单，谁也不能再改。`,
              en: `You confirm that you have seen all ${seen.images.length} pages. This office signs them; the hash of every page stands in the manifest, and nobody can change them any more.`,
            })}</p>
          </Modal>
        </div>
      )}
    </Result>
  )
}
