import { checkService, startCase, type ServiceView, type StartInput } from '@changxing/contract/cases.ts'
import type { Subject, Delegation } from '@changxing/contract/delegations.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { AreaField } from '@changxing/ui/form/area-field.tsx'
import { ChoiceField, TextField } from '@changxing/ui/form/inputs.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { isOpen } from '../cases/open-cases.tsx'
import { FailureNotice } from '../shell/failure.tsx'
import { useCitizen, useMyCases } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { placeOf, placeText } from '../vehicles/my-vehicles-data.ts'
import { OwnFile } from '../exams/own-file.tsx'
import { ChooseArrival } from './choose-arrival.tsx'
import { ChooseVehicle } from './choose-vehicle.tsx'
import { plateKindOptions } from './plate-kind-options.ts'
import { CheckedAnswer } from './self-check.tsx'
import { useLettersFor, WhoActs } from './who-acts.tsx'

/** The citizen's own cases of this service that are not over. */
const useOwnOpen = (service: ServiceView) =>
  useMyCases().data?.cases.filter((summary) => summary.service === service.id && summary.acting === 'self' && isOpen(summary))

/** Starts a case, or goes on with the open one, and leads to its next page. */
export const useBegin = () => {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const start = useAction(startCase)
  const begin = async (input: StartInput) => {
    const started = await start.run({ input })
    if (!started) return
    queries.setQueryData(['case', started.area, started.id], started)
    void queries.invalidateQueries({ queryKey: ['my-cases'] })
    void navigate({ to: started.state === 'draft' ? '/apply/$area/$caseId' : '/cases/$area/$caseId', params: { area: started.area, caseId: started.id } })
  }
  return { begin, pending: start.pending, failure: start.failure }
}

const StartButton = ({ start, input, again }: { readonly start: ReturnType<typeof useBegin>; readonly input: StartInput; readonly again?: boolean }) => {
  const say = useSay()
  return (
    <>
      <FailureNotice failure={start.failure} retry={() => void start.begin(input)} />
      <button type="button" className="cx-button cx-button--wide" disabled={start.pending} onClick={() => void start.begin(input)}>
        {say(again ? { zh: '继续填写', en: 'Go on where you stopped' } : { zh: '开始办理', en: 'Start' })}
      </button>
    </>
  )
}

/** For oneself: the record answers first, about the chosen thing, in the chosen city. */
const ForMyself = ({ service, subject, place }: { readonly service: ServiceView; readonly subject: Subject | undefined; readonly place: string | undefined }) => {
  const say = useSay()
  const client = useClient()
  const checked = useQuery({
    queryKey: ['check', service.id, subject?.id, place],
    queryFn: ({ signal }) => client.call(checkService, { params: { service: service.id }, input: { ...(subject && { subject }), ...(place && { place }) }, signal }),
  })
  const where = subject?.area ?? place
  const open = useOwnOpen(service)?.find(({ area }) => where === undefined || area === where)
  const start = useBegin()
  // With a thing to choose, an open case may be about another one: starting finds the right one either way.
  if (open && open.state !== 'draft' && !service.subject) {
    return (
      <Notice tone="blue" title={say({ zh: '您的这件事正在办理', en: 'This is already under way' })}>
        <p><Link to="/cases/$area/$caseId" params={{ area: open.area, caseId: open.id }}>{say({ zh: '查看进度', en: 'See how far it is' })}</Link></p>
      </Notice>
    )
  }
  return (
    <>
      <Result query={checked}>{(data) => <CheckedAnswer checked={data} />}</Result>
      {(checked.data?.allowed || checked.data?.standing === 'checking' || open) && <StartButton start={start} input={{ service: service.id, ...(subject && { subject }), ...(place && { place }) }} again={open?.state === 'draft' && !service.subject} />}
    </>
  )
}

/** By a letter that names the reader: about the thing it names, or the one whose plate the agent types (M9.2). */
const ByLetter = ({ service, letter, place }: { readonly service: ServiceView; readonly letter: Delegation; readonly place: string | undefined }) => {
  const say = useSay()
  const start = useBegin()
  const [plate, setPlate] = useState('')
  const [kind, setKind] = useState('02')
  const [tried, setTried] = useState(false)
  const short = plate.trim().length < 6
  const asksPlate = service.subject !== null && letter.about === null
  const input = { service: service.id, actingFor: { delegation: { area: letter.area, id: letter.id } }, ...(place && { place }), ...(asksPlate && { subjectNamed: plate.trim().toUpperCase(), subjectSort: kind }) }
  return (
    <>
      <AnswerLine answer="yes" line={{ zh: `可以替${letter.principalName}办`, en: `You may act for ${letter.principalName}` }}>
        {say({ zh: '办到哪一步，双方都会收到消息。', en: 'Both of you are told how it goes.' })}
      </AnswerLine>
      {asksPlate && <ChoiceField id="field-plate-kind" label={{ zh: '号牌种类', en: 'Kind of plate' }} value={kind} onChange={setKind} options={plateKindOptions} />}
      {asksPlate && (
        <TextField id="field-plate" label={{ zh: '车辆的号牌号码', en: 'Plate of the vehicle' }} hint={{ zh: '如 川A12345', en: 'e.g. 川A12345' }}
          problem={tried && short ? { zh: '请填写完整的号牌号码', en: 'Give the whole number of the plate' } : undefined} value={plate} onChange={setPlate} />
      )}
      {asksPlate && short
        ? <button type="button" className="cx-button cx-button--wide" onClick={() => setTried(true)}>{say({ zh: '开始办理', en: 'Start' })}</button>
        : <StartButton start={start} input={input} />}
    </>
  )
}

/** Signed in: for whom, about what, may it be done, and the start. One thing after the other. */
export const BeginCase = ({ service, vehicle, letter: letterPlace, onChoose }: {
  readonly service: ServiceView
  readonly vehicle: string | undefined
  readonly letter: string | undefined
  readonly onChoose: (search: { vehicle?: string; letter?: string }) => void
}) => {
  const say = useSay()
  const letters = useLettersFor(service)
  const [elder, setElder] = useState(false)
  const letter = letters.find((candidate) => placeText(candidate) === letterPlace)
  const home = useCitizen()?.area
  const [chosenCity, setChosenCity] = useState<string>()
  const begun = useOwnOpen(service)?.[0]?.area
  const place = service.place ? chosenCity ?? (letter ? undefined : begun ?? home) : undefined
  const choose = (whose: string) => {
    setElder(whose === 'elder')
    onChoose({ vehicle, letter: whose === 'self' || whose === 'elder' ? undefined : whose })
  }
  const subject = placeOf(vehicle)
  return (
    <>
      <WhoActs service={service} letters={letters} value={elder ? 'elder' : letter ? placeText(letter) : 'self'} onChange={choose} />
      {service.place && !elder && <AreaField id="field-place" label={service.place.label} hint={service.place.hint} value={place ?? ''} onChange={setChosenCity} />}
      {elder
        ? <Link className="cx-button cx-button--wide" to="/services/$service/help" params={{ service: service.id }}>{say({ zh: '开始帮老人办', en: 'Start for the older person' })}</Link>
        : letter
          ? <ByLetter service={service} letter={letter} place={place} />
          : (
            <>
              {service.subject?.kind === 'candidate-file' && <OwnFile chosen={vehicle} onChoose={(chosen) => onChoose({ vehicle: chosen })} />}
              {service.subject?.kind === 'vehicle' && <ChooseVehicle label={service.subject.label} chosen={vehicle} onChoose={(chosen) => onChoose({ vehicle: chosen })} />}
              {service.subject?.kind === 'arrival' && <ChooseArrival chosen={vehicle} onChoose={(chosen) => onChoose({ vehicle: chosen })} />}
              {(!service.subject || subject) && <ForMyself key={vehicle} service={service} place={place} subject={subject && service.subject ? { kind: service.subject.kind, ...subject } : undefined} />}
            </>
          )}
    </>
  )
}
