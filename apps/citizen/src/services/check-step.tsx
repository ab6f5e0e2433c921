import { startElderCheck, useCheck as checkForCase } from '@changxing/contract/cases.ts'
import { startRealPersonCheck } from '@changxing/contract/people.ts'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { stepsOf, type Step } from '@changxing/ui/case/steps.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { useEffect, useEffectEvent } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Loading } from '../shell/loading.tsx'
import { usePageTitle } from '../shell/screen.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import type { Application } from './apply-data.ts'

const lines = {
  confirmed: { answer: 'yes', line: { zh: '已通过', en: 'Passed' } },
  denied: { answer: 'not-yet', line: { zh: '未通过', en: 'Not passed' } },
  unknown: { answer: 'unknown', line: { zh: '暂时没有结果', en: 'No answer yet' } },
} as const

/** 实人认证: away to the identity provider and back; the result is used for this case. An unknown answer holds up only a helper: the older person has to pass (M6.1.1). */
export const CheckStep = ({ application, step, checkId, onDone }: {
  readonly application: Application
  readonly step: Extract<Step, { kind: 'check' }>
  readonly checkId: string | undefined
  readonly onDone: (steps: readonly Step[]) => void
}) => {
  const say = useSay()
  const heading = usePageTitle(step.label)
  const { told, service } = application
  const start = useAction(startRealPersonCheck)
  const startElder = useAction(startElderCheck)
  const use = useAction(checkForCase)
  const helped = told.acting?.as === 'helper'
  const result = told.checks.find((check) => check.name === step.check.name)?.result ?? 'waiting'

  const bring = async (id: string) => {
    const saved = await use.run({ params: { area: told.area, caseId: told.id }, input: { name: step.check.name, checkId: id } })
    if (!saved) return
    application.keep(saved)
    const state = saved.checks.find((check) => check.name === step.check.name)?.result
    if (state === 'confirmed') onDone(stepsOf(service, saved, saved.answers))
  }
  // Coming back from the provider with a result is an intent of its own; it is brought once for each id.
  const comeBack = useEffectEvent((id: string) => {
    if (result !== 'confirmed') void bring(id)
  })
  useEffect(() => {
    if (checkId) comeBack(checkId)
  }, [checkId])

  const go = async () => {
    const returnTo = `/citizen/apply/${told.area}/${told.id}/${step.id}`
    if (helped) {
      const started = await startElder.run({ params: { area: told.area, caseId: told.id }, input: { returnTo } })
      if (!started) return
      if (started.url) return location.assign(started.url)
      // The provider does not answer: the draft is kept, and the page says what else can be done.
      return application.keep(started.case)
    }
    const started = await start.run({ input: { purpose: step.check.purpose ?? 'case', returnTo } })
    if (started) location.assign(started.url)
  }
  if (use.pending) return <Loading />
  const done = result === 'confirmed' || (result === 'unknown' && !helped)
  return (
    <>
      <div className="apply-question">
        <h1 ref={heading} tabIndex={-1}>{say(step.label)}</h1>
        <p className="cx-soft">{helped
          ? say({ zh: `请把手机交给${told.applicant.name}，由老人本人对着摄像头。完成后自动回到这里。`, en: `Hand the phone to ${told.applicant.name}: they look into the camera themselves. Afterwards you come back here.` })
          : say({ zh: '确认是您本人在办理。将打开统一身份认证页面，完成后自动回到这里。', en: 'This makes sure that it is really you. A page of the identity service opens; afterwards you come back here.' })} <ClauseChip clause={step.check.clause} /></p>
      </div>
      {result !== 'waiting' && (
        <AnswerLine answer={lines[result].answer} line={lines[result].line}>
          {result === 'denied' && helped && say({ zh: '请老人本人再试一次；仍不通过，请老人带身份证到车管所窗口，走绿色通道。', en: 'Have them try again. If it fails again, let them come to the counter with their identity card: the green lane is theirs.' })}
          {result === 'denied' && !helped && say({ zh: '可以再试一次；仍不通过，请带身份证到车管所窗口办理。', en: 'You may try again. If it fails again, come to the counter of the vehicle office with your identity card.' })}
          {result === 'unknown' && helped && say({ zh: '老人本人通过认证后才能提交。已填的都保留：请稍后再试一次，或请老人到车管所窗口（绿色通道）办理，或由老人在网上委托您。', en: 'It can be sent once they have passed. What you filled in is kept: try again later, or let them come to the counter (green lane), or have them delegate it to you online.' })}
          {result === 'unknown' && !helped && say({ zh: '认证服务暂时没有答复，不影响您继续办理，系统会自动再查。', en: 'The identity service has not answered. You can go on; it will be asked again by itself.' })}
        </AnswerLine>
      )}
      <FailureNotice failure={use.failure ?? start.failure ?? startElder.failure} />
      {done && <button type="button" className="cx-button cx-button--wide" onClick={() => onDone(application.steps)}>{say({ zh: '下一步', en: 'Continue' })}</button>}
      {result !== 'confirmed' && (
        <button type="button" className={done ? 'cx-button cx-button--quiet cx-button--wide' : 'cx-button cx-button--wide'} disabled={start.pending || startElder.pending} onClick={() => void go()}>
          {start.pending ? say({ zh: '正在打开…', en: 'Opening…' }) : result === 'waiting' ? say({ zh: '开始认证', en: 'Start the check' }) : say({ zh: '再认证一次', en: 'Check again' })}
        </button>
      )}
      {!step.check.required && !done && <button type="button" className="cx-button cx-button--plain" onClick={() => onDone(application.steps)}>{say({ zh: '不认证，继续', en: 'Go on without it' })}</button>}
    </>
  )
}
