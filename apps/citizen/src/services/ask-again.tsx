import { askAgencyAgain, type CaseView } from '@changxing/contract/cases.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { FailureNotice } from '../shell/failure.tsx'

/** An agency denied: what to mend, and, once that is done, the button that has it asked again. */
export const AskAgain = ({ told, check, onDone }: { readonly told: CaseView; readonly check: CaseView['checks'][number]; readonly onDone: (renewed: CaseView) => void }) => {
  const say = useSay()
  const ask = useAction(askAgencyAgain)
  const { again } = check
  if (!again) return null
  const run = async () => {
    const renewed = await ask.run({ params: { area: told.area, caseId: told.id, name: check.name }, input: { version: told.version } })
    if (renewed) onDone(renewed)
  }
  return (
    <div className="cx-stack">
      <p style={{ margin: 0 }}>{say(again.says)}{say({ zh: '。', en: '.' })}</p>
      <FailureNotice failure={ask.failure} retry={() => void run()} />
      {again.left > 0
        ? (
          <button type="button" className="cx-button cx-button--quiet" disabled={ask.pending} onClick={() => void run()}>
            {ask.pending ? say({ zh: '正在核查…', en: 'Checking…' }) : say({ zh: `已更正，再查一次（还可 ${again.left} 次）`, en: `It is corrected: check again (${again.left} left)` })}
          </button>
        )
        : <p className="cx-soft cx-small" style={{ margin: 0 }}>{say({ zh: '网上再查的次数已用完：请带发票原件到窗口。', en: 'It cannot be checked again here: bring the original to the counter.' })}</p>}
    </div>
  )
}
