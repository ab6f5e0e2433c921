import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { saveDocument } from './download.ts'
import { FailureNotice } from './failure.tsx'

type Receipt = {
  /** As `useAction` gives it. */
  readonly fetched: { readonly failure: unknown; readonly pending: boolean }
  /** The PDF; undefined when it could not be had. */
  readonly fetch: () => Promise<Uint8Array | undefined>
  readonly number: string
}

/** The receipt as PDF: something to keep. */
export const SaveReceipt = ({ fetched, fetch, number }: Receipt) => {
  const say = useSay()
  const save = async () => {
    const bytes = await fetch()
    if (bytes) saveDocument(bytes, 'application/pdf', `${number}.pdf`)
  }
  return (
    <div style={{ marginTop: 16 }}>
      <FailureNotice failure={fetched.failure} />
      <button type="button" className="cx-button cx-button--quiet cx-button--wide" disabled={fetched.pending} onClick={() => void save()}>
        <Icon name="download" />{say({ zh: '保存回执（PDF）', en: 'Save the receipt (PDF)' })}
      </button>
    </div>
  )
}
