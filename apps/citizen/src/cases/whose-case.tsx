import { stopHelpInApp, type CaseView } from '@changxing/contract/cases.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { useCitizen } from '../shell/queries.ts'

type Props = { readonly told: CaseView; readonly onDone: (told: CaseView) => void }

/** The older person ends the help: at once, and for good. Asked once more on the page itself. */
const StopHelp = ({ told, onDone }: Props) => {
  const say = useSay()
  const [asked, setAsked] = useState(false)
  const stop = useAction(stopHelpInApp)
  const what = say({ zh: '停止代办', en: 'Stop the help' })
  if (!asked) return <button type="button" className="cx-button cx-button--danger" onClick={() => setAsked(true)}>{what}</button>
  const send = async () => {
    const stopped = await stop.run({ params: { area: told.area, caseId: told.id } })
    if (stopped) onDone(stopped)
  }
  return (
    <div className="cx-actions" role="group" aria-label={what}>
      <p style={{ margin: 0 }}>{say({ zh: '停止后，这次申请马上撤回，对方不能再办。确定吗？', en: 'The application is taken back at once and they can do no more. Are you sure?' })}</p>
      <FailureNotice failure={stop.failure} retry={() => void send()} />
      <button type="button" className="cx-button cx-button--danger" disabled={stop.pending} onClick={() => void send()}>{what}</button>
      <button type="button" className="cx-button cx-button--quiet" autoFocus onClick={() => setAsked(false)}>{say({ zh: '让对方继续办', en: 'Let them go on' })}</button>
    </div>
  )
}

/** Who acts for whom: told to both. The older person can stop it while nothing is decided. */
export const WhoseCase = ({ told, onDone }: Props) => {
  const say = useSay()
  const me = useCitizen()
  const { acting } = told
  if (!acting || !me) return null
  const mine = me.personId === told.applicant.personId
  if (!mine) {
    return <Notice tone="blue">{say({ zh: `您在替${told.applicant.name}办理`, en: `You act for ${told.applicant.name}` })}{told.inPersonSince && say({ zh: '；委托人已到窗口，由本人接着办，您不用再办', en: '; they came to the counter and carry it on: there is nothing more for you to do' })} <ClauseChip clause={acting.as === 'helper' ? 'M6.1.1' : 'M9.2.3'} /></Notice>
  }
  const helper = acting.as === 'helper'
  return (
    <section className="cx-card cx-actions">
      <p style={{ margin: 0 }}>
        {told.inPersonSince ? say({ zh: `${acting.name}受您委托开始办；您已到窗口，由您自己接着办`, en: `${acting.name} began it by your letter; you came to the counter and carry it on yourself` })
          : helper ? say({ zh: `${acting.name}在帮您办`, en: `${acting.name} is helping you with this` }) : say({ zh: `${acting.name}受您委托在办`, en: `${acting.name} acts for you by your letter` })}
        {!told.inPersonSince && acting.ended && say({ zh: '（已结束）', en: ' (ended)' })} <ClauseChip clause={helper ? 'M6.1.1' : 'M9.2.3'} />
      </p>
      {helper && !acting.ended && told.allowed.includes('withdraw') && <StopHelp told={told} onDone={onDone} />}
    </section>
  )
}
