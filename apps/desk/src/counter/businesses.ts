import { delegableLicenceBusiness, delegableVehicleBusiness } from '@changxing/rules/people/business-lists.ts'
import type { Words } from '@changxing/rules/words.ts'

/** What can be delegated (M9.1), by the names that a letter bears; a business written with a slash may be named in part. */
export const delegableBusinesses: readonly { readonly name: string; readonly says: Words }[] =
  [delegableVehicleBusiness, delegableLicenceBusiness].flatMap(({ businesses }) => businesses.flatMap(({ names, en, only }) =>
    names.map((name) => ({ name, says: { zh: only ? `${name}（${only.zh}）` : name, en: `${name} ${en}${only ? ` (${only.en})` : ''}` } }))))
