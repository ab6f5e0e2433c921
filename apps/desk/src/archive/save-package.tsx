import { archivePackage, type TransferView } from '@changxing/contract/transfers.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Button } from 'antd'
import { useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'

const addressLasts = 60_000

/** Images, manifest, receipt and trust list as one file that proves itself without network; `edition`: of an earlier sending. */
export const SavePackage = ({ view, edition }: { readonly view: TransferView; readonly edition?: number }) => {
  const say = useSay()
  const client = useClient()
  const [failure, setFailure] = useState<unknown>(null)
  const save = async () => {
    setFailure(null)
    try {
      const bytes = await client.call(archivePackage, { params: { area: view.area, transferId: view.transferId }, input: edition === undefined ? {} : { edition: String(edition) } })
      const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }))
      const link = document.createElement('a')
      link.href = url
      link.download = `archive-${view.number}${edition === undefined ? '' : `-${edition}`}.cxar`
      link.click()
      setTimeout(() => URL.revokeObjectURL(url), addressLasts)
    } catch (error) {
      setFailure(error)
    }
  }
  return (
    <>
      <Button size={edition === undefined ? 'middle' : 'small'} onClick={() => void save()}>{say(
        edition === undefined ? { zh: '下载档案包', en: 'Download the package' } : { zh: `下载第 ${edition} 版`, en: `Download no. ${edition}` },
      )}</Button>
      {edition === undefined && <a href="/archive-check/" target="_blank" rel="noreferrer">{say({ zh: '核验页', en: 'The page that checks it' })}</a>}
      <FailureNotice failure={failure} />
    </>
  )
}
