import { scanTransferPaper, type TransferView } from '@changxing/contract/transfers.ts'
import { archiveTypes, newOwnerPapers, type ArchiveTypeId } from '@changxing/rules/vehicles/archive-types.ts'
import { isClosedTransfer } from '@changxing/rules/vehicles/transfer-states.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { Choose } from '../shell/choose.tsx'
import { holdsOneOf, useOfficer } from '../shell/queries.ts'
import { usePicture } from '../shell/use-picture.tsx'
import { PageTile } from './page-tile.tsx'
import { ScanPage } from './scan-page.tsx'

type Paper = TransferView['papers'][number]

/** A page of the new owner's papers; it lies where the car comes to, also when a counter of the old place scanned it. */
export const NewOwnerPaper = ({ area, paper }: { readonly area: string; readonly paper: Paper }) => {
  const say = useSay()
  const { blob, failed } = usePicture(area, paper.fileId)
  const by = paper.by === 'new-owner' ? say({ zh: '新车主', en: 'the new owner' }) : paper.by
  return <PageTile name={say(paper.typeSays)} page={paper.page} blob={blob} failed={failed} madeBy={by} />
}

/** The new owner's papers, given online or brought to a counter: scanned here, and filed when the car is registered (M2.1.5). */
export const NewOwnerPapers = ({ view, onChanged }: { readonly view: TransferView; readonly onChanged: () => void }) => {
  const say = useSay()
  const officer = useOfficer()
  const scan = useAction(scanTransferPaper)
  const [wanted, setWanted] = useState<ArchiveTypeId | null>(null)
  const hidden = view.papers.filter(({ visible }) => !visible)
  // The original takes the place of the picture that the new owner gave.
  const pageOf = (type: ArchiveTypeId) => {
    const given = view.papers.filter((paper) => paper.type === type)
    return given.find(({ by }) => by === 'new-owner')?.page ?? Math.max(0, ...given.map(({ page }) => page)) + 1
  }
  const mayScan = !isClosedTransfer(view.state) && holdsOneOf(officer, ['archive', 'registration'])
  const keep = async (type: ArchiveTypeId, picture: Blob) => {
    const params = { area: view.area, transferId: view.transferId, type, page: String(pageOf(type)) }
    if (!(await scan.run({ params, body: picture }))) return
    setWanted(null)
    onChanged()
  }
  return (
    <section className="case-block">
      <h2>
        <span>{say({ zh: '新车主材料', en: 'The new owner’s papers' })} <ClauseChip clause="M2.1.5" /></span>
        {mayScan && (
          <Choose id="scan-new-owner" hidden label={{ zh: '扫描新车主材料', en: 'Scan a paper of the new owner' }} hint={{ zh: '扫描材料…', en: 'Scan a paper…' }}
            value={undefined} onChange={setWanted} options={newOwnerPapers.map((value) => ({ value, label: archiveTypes[value].name }))} />
        )}
      </h2>
      {view.side === 'in' && view.originals.length > 0 && (
        <Notice tone="care" title={say({ zh: '登记前看原件并扫描', en: 'See and scan the originals before the registration' })}>
          {mayScan
            ? <div className="panel-foot">{view.originals.map(({ type, typeSays }) => <Button key={type} onClick={() => setWanted(type as ArchiveTypeId)}>{say({ zh: `扫描：${typeSays.zh}`, en: `Scan: ${typeSays.en}` })}</Button>)}</div>
            : <p>{view.originals.map(({ typeSays }) => say(typeSays)).join(say({ zh: '、', en: ', ' }))}</p>}
        </Notice>
      )}
      {view.papers.length === 0 && <p className="cx-soft">{say({
        zh: '还没有；登记时有的，成为本次登记的档案。', en: 'None yet; what is here at the registration becomes its file.',
      })}</p>}
      <ul className="cx-plain-list ar-tiles">{view.papers.filter(({ visible }) => visible).map((paper) => <NewOwnerPaper key={paper.fileId} area={view.inArea} paper={paper} />)}</ul>
      {hidden.length > 0 && (
        <>
          <p className="cx-soft">{say({ zh: '转入地收到的，影像只在转入地看：', en: 'Received by the new place; only its office sees the pictures:' })}</p>
          <ul>{hidden.map(({ fileId, typeSays, page }) => <li key={fileId}>{say(typeSays)} {page}</li>)}</ul>
        </>
      )}
      {wanted && (
        <ScanPage add={scan} onKeep={(picture) => void keep(wanted, picture)} onClose={() => setWanted(null)}
          title={{ zh: `扫描：${archiveTypes[wanted].name.zh} 第 ${pageOf(wanted)} 页`, en: `Scan: ${archiveTypes[wanted].name.en}, page ${pageOf(wanted)}` }} />
      )}
    </section>
  )
}
