import { objectionEvidence } from '@changxing/contract/objections.ts'
import type { TransferView } from '@changxing/contract/transfers.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Button } from 'antd'
import { useState } from 'react'
import { holdsOneOf, useOfficer } from '../shell/queries.ts'
import { PictureWindow } from '../shell/picture-window.tsx'

/** What shows that the sale came to nothing, for the posts that decide and that supervise; each look is recorded. */
export const ObjectionEvidence = ({ view: { area, transferId }, objectionId }: { readonly view: TransferView; readonly objectionId: string }) => {
  const say = useSay()
  const client = useClient()
  const officer = useOfficer()
  const [shown, setShown] = useState(false)
  const name = say({ zh: '买卖没有成的证据', en: 'Evidence that the sale came to nothing' })
  if (!holdsOneOf(officer, ['registration', 'review-head', 'supervision'])) return null
  return (
    <>
      <Button size="small" onClick={() => setShown(true)}>{say({ zh: '看证据（留痕）', en: 'Look at the evidence (recorded)' })}</Button>
      {shown && (
        <PictureWindow name={name} known={['objection-evidence', objectionId]} onClose={() => setShown(false)}
          read={(signal) => client.call(objectionEvidence, { params: { area, transferId, objectionId }, signal })} />
      )}
    </>
  )
}
