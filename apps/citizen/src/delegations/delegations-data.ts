import { myDelegations, type Delegation } from '@changxing/contract/delegations.ts'
import { delegableLicenceBusiness, delegableVehicleBusiness, type ListedBusiness } from '@changxing/rules/people/business-lists.ts'
import { delegationDays } from '@changxing/rules/people/parameters.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useClient } from '@changxing/ui/api.tsx'
import type { Tone } from '@changxing/ui/shapes.tsx'
import { useQuery } from '@tanstack/react-query'
import { useCitizen } from '../shell/queries.ts'

export const useDelegations = () => {
  const client = useClient()
  const enabled = useCitizen() !== undefined
  return useQuery({ queryKey: ['delegations'], queryFn: ({ signal }) => client.call(myDelegations, { signal }), enabled })
}

export const toneOfLetter: Readonly<Record<Delegation['state'], Tone>> = { 'in-force': 'good', expired: 'grey', cancelled: 'bad' }

type Choice = { readonly value: string; readonly label: Words; readonly hint?: Words }
const halves: Readonly<Record<string, string>> = { 抵押: 'Mortgage', 解除抵押: 'Release of a mortgage', 质押: 'Pledge', 解除质押: 'Release of a pledge' }

/** A business written with a slash is two: a letter names one of them. */
const choicesOf = ({ names, en, only }: ListedBusiness): readonly Choice[] =>
  names.length === 1
    ? [{ value: names[0], label: { zh: names[0], en }, hint: only }]
    : names.slice(1).map((name) => ({ value: name, label: { zh: name, en: halves[name] ?? en }, hint: only }))

/** What may be delegated online, by the two lists of M9.1. */
export const vehicleChoices: readonly Choice[] = delegableVehicleBusiness.businesses.flatMap(choicesOf)
export const licenceChoices: readonly Choice[] = delegableLicenceBusiness.businesses.flatMap(choicesOf)

/** Business about a car that has no plate yet names no vehicle. */
const withoutVehicle = new Set(['注册登记', '申领新车临时号牌'])
export const vehicleBusinesses = vehicleChoices.map(({ value }) => value).filter((value) => !withoutVehicle.has(value))

/** The business in the reader's language. */
export const businessWords = (business: string): Words => [...vehicleChoices, ...licenceChoices].find(({ value }) => value === business)?.label ?? { zh: business, en: business }

/** Most days a letter may be valid on this day (M9.2.4). */
export const mostDays = (today: string): number => delegationDays.find(today)?.value ?? 30
