import type { ServiceView } from '@changxing/contract/cases.ts'
import type { Delegation } from '@changxing/contract/delegations.ts'
import { covers } from '@changxing/rules/people/business-lists.ts'
import { useElder } from '@changxing/ui/elder.tsx'
import { ChoiceField } from '@changxing/ui/form/inputs.tsx'
import '@changxing/ui/form/form.css'
import { useDelegations } from '../delegations/delegations-data.ts'
import { placeText } from '../vehicles/my-vehicles-data.ts'

/** For whom: oneself, an older person of the family, or the principal of a letter (its place as text). */
export type Whose = 'self' | 'elder' | (string & {})

/** The letters in force by which the reader may act in this service (M9.2). */
export const useLettersFor = (service: ServiceView): readonly Delegation[] =>
  useDelegations().data?.naming.filter(({ state, business }) => state === 'in-force' && service.businessName !== null && covers(business, service.businessName) && service.applicants.includes('delegate')) ?? []

/** 给谁办: asked only where more than one answer is possible. */
export const WhoActs = ({ service, letters, value, onChange }: {
  readonly service: ServiceView
  readonly letters: readonly Delegation[]
  readonly value: Whose
  readonly onChange: (value: Whose) => void
}) => {
  const { elder } = useElder()
  // Who uses the elder view is more often helped than helping; the way to help stands in 请人帮我办.
  const helper = service.applicants.includes('helper') && !elder
  if (!helper && letters.length === 0) return null
  const options = [
    { value: 'self', label: { zh: '我自己', en: 'Myself' } },
    ...(helper ? [{ value: 'elder', label: { zh: '帮 60 岁以上的家人、朋友', en: 'A relative or friend of 60 or over' }, hint: { zh: '老人本人要对着您的手机刷脸', en: 'They pass a face check on your phone' } }] : []),
    ...letters.map((letter) => ({ value: placeText(letter), label: { zh: `${letter.principalName}（委托我办）`, en: `${letter.principalName} (by letter)` } })),
  ]
  return <section className="cx-card"><ChoiceField id="who-acts" label={{ zh: '给谁办？', en: 'For whom?' }} options={options} value={value} onChange={onChange} /></section>
}
