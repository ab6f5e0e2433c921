import { archiveImage, receiptArchive, type TransferView } from '@changxing/contract/transfers.ts'
import { cityName } from '@changxing/rules/areas.ts'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { useClient } from '@changxing/ui/api.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { remarkWords } from '@changxing/rules/vehicles/archive-remarks.ts'
import { At } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { App, Button } from 'antd'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { EntryPages } from './entry-pages.tsx'
import { SavePackage } from './save-package.tsx'
import { standingOf, useCompared } from './use-compared.ts'
import './archive.css'

type Manifest = NonNullable<TransferView['manifest']>
const Arrived = ({ view, manifest, onChanged }: { readonly view: TransferView; readonly manifest: Manifest; readonly onChanged: () => void }) => {
  const say = useSay()
  const { message } = App.useApp()
  const client = useClient()
  const pages = useCompared(['arrived', view.area, view.transferId], manifest.images.map(({ position, sha256 }) => ({
    key: String(position), sha256, read: (signal) => client.call(archiveImage, { params: { area: view.area, transferId: view.transferId, position: String(position) }, signal }),
  })))
  const receipt = useAction(receiptArchive)
  const mayReceipt = view.allowed.includes('receive-archive')
  const { loaded, wrong, all } = standingOf(pages)
  const doReceipt = async () => {
    const done = await receipt.run({ params: { area: view.area, transferId: view.transferId }, input: { manifestHash: manifest.hash } })
    if (!done) return
    void message.success(say({ zh: '已接收，回执已签名发出', en: 'Receipted; the signed receipt was sent' }))
    onChanged()
  }
  const ready = mayReceipt && all && wrong === 0
  useKeys({ zh: '档案', en: 'File' }, [{ key: 'f', label: { zh: '核对并接收', en: 'Compare and receipt' }, run: () => void doReceipt(), off: !ready || receipt.pending }])
  return (
    <div className="ar">
      <AnswerLine answer={wrong > 0 ? 'not-yet' : all ? 'yes' : 'checking'}
        line={wrong > 0 ? { zh: `${wrong} 页与签名清单不一致，不能接收`, en: `${wrong} pages are not what was signed; it cannot be receipted` }
          : all ? { zh: `${pages.length} 页逐页比对，全部与签名清单一致`, en: `All ${pages.length} pages are what was signed` }
            : { zh: `正在逐页比对 ${loaded} / ${pages.length}`, en: `Comparing page by page, ${loaded} of ${pages.length}` }}>
        <p>{view.state === 'archive-to-correct'
          ? say({ zh: `已请转出地补正；这是第 ${manifest.edition} 版，重新发出后再核对。`, en: `The old place was asked to correct it; this is sending no. ${manifest.edition}.` })
          : view.hasReceipt
          ? say({ zh: '回执已签发。', en: 'The receipt is signed.' })
          : say(wrong > 0 ? { zh: '不要退档：在右侧请转出地补正重发（G）。', en: 'Do not return it: ask the old office on the right to send it again (G).' }
            : { zh: '看过影像后接收；有缺件、不符，在右侧请转出地补正重发。', en: 'Look at the pages, then receipt it. If something is missing or does not match, ask the old office on the right to send it again.' })} <ClauseChip clause="M2.1.4" /></p>
      </AnswerLine>
      <FailureNotice failure={receipt.failure} />
      <div className="desk-bar">
        {mayReceipt && <Button type="primary" disabled={!ready} loading={receipt.pending} onClick={() => void doReceipt()}>{say({ zh: '核对无误，接收', en: 'All is right: receipt it' })}<Kbd of="f" /></Button>}
        <SavePackage view={view} />
      </div>
      <section className="case-block">
        <h2>{say({ zh: '签名清单', en: 'The signed manifest' })}</h2>
        <dl className="cx-facts">
          <dt>{say({ zh: '发出', en: 'Sent' })}</dt><dd>{say(cityName(manifest.from.slice(0, 6)))} · <span className="cx-figures">{manifest.confirmedBy}</span> · <At at={manifest.madeAt} /></dd>
          <dt>{say({ zh: '清单哈希', en: 'Hash of the manifest' })}</dt><dd>{manifest.edition > 1 && <>{say({ zh: `第 ${manifest.edition} 版`, en: `No. ${manifest.edition}` })} · </>}<code>{manifest.hash}</code></dd>
          {view.earlier.map(({ edition, hash, hasReceipt }) => (
            <div key={edition} className="desk-contents">
              <dt>{say({ zh: `第 ${edition} 版（已替换）`, en: `No. ${edition} (replaced)` })}</dt>
              <dd>{say(hasReceipt ? { zh: '有回执', en: 'Receipted' } : { zh: '未接收', en: 'Never receipted' })} · <code>{hash}</code> <SavePackage view={view} edition={edition} /></dd>
            </div>
          ))}
          <dt>{say({ zh: '纸质档案', en: 'Paper file' })}</dt><dd>{say({ zh: `存放${cityName(manifest.paperAt).zh}；没有纸质不是退档理由`, en: `Kept in ${cityName(manifest.paperAt).en}; the want of paper is no ground for a return` })} <ClauseChip clause="M2.4.2" /></dd>
          {manifest.remarks.length > 0 && (
            <><dt>{say({ zh: '注明', en: 'Remarks' })}</dt><dd>{manifest.remarks.map(({ typeSays, remark }) => say({ zh: `${typeSays.zh}（${remark}）`, en: `${typeSays.en} (${remarkWords(remark).en})` })).join(say({ zh: '、', en: ', ' }))} <ClauseChip clause="M10.1" /></dd></>
          )}
        </dl>
      </section>
      {manifest.chain.map((entry) => (
        <EntryPages key={entry.seq} entry={entry} pages={manifest.images.map((image, at) => ({ ...image, seen: pages[at] }))} />
      ))}
    </div>
  )
}

/** A file that came electronically: each page held against the signed manifest on this screen, then receipted (M2.1.4). */
export const ArrivedArchive = ({ view, onChanged }: { readonly view: TransferView; readonly onChanged: () => void }) => {
  const say = useSay()
  if (view.manifest) return <Arrived view={view} manifest={view.manifest} onChanged={onChanged} />
  return <p className="desk-empty">{say({ zh: '档案还没有到。迟到时在右侧联系转出地，不要让车主去取。', en: 'The file has not arrived. If it is late, write to the old office on the right; never send the owner for it.' })}</p>
}
