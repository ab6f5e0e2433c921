import { delegableLicenceBusiness, delegableVehicleBusiness, ownerOnlyBusiness, paperBusiness } from '@changxing/rules/people/business-lists.ts'
import type { Words } from '@changxing/rules/words.ts'

/**
 * What an agent may want to do: what can be delegated (M9.1), by the names that a letter bears (one written with a slash may be named in part), what
 * only a paper letter lets them do (M9.3), and what the owner has to do in person, so that the counter answers that too.
 */
export const agentBusinesses: readonly { readonly name: string; readonly says: Words }[] =
  [delegableVehicleBusiness, paperBusiness, delegableLicenceBusiness, ownerOnlyBusiness].flatMap(({ businesses }) => businesses.flatMap(({ names, en, only }) =>
    names.map((name) => ({ name, says: { zh: only ? `${name}（${only.zh}）` : name, en: `${name} ${en}${only ? ` (${only.en})` : ''}` } }))))
