import { Day } from '@changxing/ui/time-ago.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import type { Licence } from '@changxing/credentials/cwt-licence.ts'
import { licenceStates } from '@changxing/rules/licences/states.ts'
import type { Words } from '@changxing/rules/words.ts'
import type { BackOfficeAnswer, Check } from '../verification/run-check.ts'
import { Portrait } from './portrait.tsx'

type Holder = {
  readonly name: string | null
  readonly number: string | null
  readonly classes: string
  readonly validUntil: string | null
  readonly firstIssuedOn: string | null
  readonly points: number | null
  readonly states: readonly { readonly says: Words; readonly mayDrive: boolean }[]
  readonly photo: { readonly area: string; readonly fileId: string } | null
  readonly over18: boolean | null
}

const ofAnswer = ({ faces: { front }, states }: NonNullable<BackOfficeAnswer['licence']>): Holder => ({
  name: front.name, number: front.number, classes: front.classes, validUntil: front.validUntil, firstIssuedOn: front.firstIssuedOn,
  points: front.points, states, photo: front.photo, over18: null,
})

const statesOf = (letters: string): Holder['states'] => [...letters].flatMap((letter) => {
  const state = Object.entries(licenceStates).find(([known]) => known === letter)?.[1]
  return state ? [{ says: state.name, mayDrive: state.mayDrive }] : []
})

const ofCode = (licence: Licence): Holder => ({
  name: null, number: null, firstIssuedOn: null, points: null, states: [], photo: null, over18: null,
  classes: licence.classes.join(''), validUntil: licence.validUntil,
  ...(licence.disclosure === 'police'
    ? {
        name: licence.name, number: licence.idNumber, firstIssuedOn: licence.firstIssuedOn,
        points: licence.points, states: statesOf(licence.state),
      }
    : { over18: licence.over18 }),
})

/** Who this is, as the back office says, or else as the code says; always with a face or the words to compare one. */
export function HolderCard({ check: { answer, finding } }: { readonly check: Check }) {
  const say = useSay()
  const claimed = finding?.verification.claims?.licence
  const holder = answer?.licence ? ofAnswer(answer.licence) : claimed ? ofCode(claimed) : null
  if (!holder) return null
  return (
    <section className="cx-card pt-holder" aria-label={say({ zh: '持证人', en: 'Holder' })}>
      <Portrait photo={holder.photo} name={holder.name} />
      <div>
        <h2>{holder.name ?? say({ zh: '最小信息码：不含姓名', en: 'Minimal code: no name in it' })}</h2>
        <p className="pt-classes"><span className="cx-soft">{say({
          zh: '准驾车型',
          en: 'Classes',
        })}</span> <strong>{holder.classes}</strong></p>
      </div>
      <dl className="cx-facts">
        {holder.number && <><dt>{say({ zh: '证号', en: 'Number' })}</dt><dd className="cx-figures">{holder.number}</dd></>}
        <dt>{say({ zh: '有效期至', en: 'Valid until' })}</dt>
        <dd>{holder.validUntil ? <Day on={holder.validUntil} /> : say({ zh: '长期', en: 'No end' })}</dd>
        {holder.firstIssuedOn && <><dt>{say({ zh: '初次领证', en: 'First issued' })}</dt><dd><Day on={holder.firstIssuedOn} /></dd></>}
        {holder.points !== null && <><dt>{say({ zh: '累积记分', en: 'Points' })}</dt><dd className="cx-figures">{holder.points}</dd></>}
        {holder.over18 !== null && <><dt>{say({
          zh: '年满十八',
          en: 'Over 18',
        })}</dt><dd>{say(holder.over18 ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' })}</dd></>}
        {holder.states.length > 0 && (
          <>
            <dt>{say({ zh: '状态', en: 'State' })}</dt>
            <dd>{holder.states.map((state) => say(state.says)).join(say({
              zh: '、',
              en: ', ',
            }))}{holder.states.some((state) => !state.mayDrive) && <strong> {say({ zh: '（不得驾驶）', en: '(may not drive)' })}</strong>}</dd>
          </>
        )}
      </dl>
    </section>
  )
}
