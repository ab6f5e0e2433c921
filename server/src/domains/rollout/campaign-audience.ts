import * as contract from '@changxing/contract/notices.ts'
import { operation } from '../../platform/operation.ts'
import { eLicenceAudience, holdersWithout } from '../licences/index.ts'
import { countWithPhone } from '../people/index.ts'
import { beforeAllLicences } from './tell-batch.ts'

/** Holders are looked at so many at a time. */
const page = 5000

/** How many drivers of the area have no e-licence, and how many of them a text message would reach (M1.4.2). */
export const campaignAudience = operation(contract.campaignAudience, async ({ db }, { area }) => {
  let reachableBySms = 0
  let after = beforeAllLicences
  for (;;) {
    const holders = await holdersWithout(db, area, after, page)
    reachableBySms += await countWithPhone(db, area, holders.map(({ personId }) => personId))
    if (holders.length < page) return { area, ...(await eLicenceAudience(db, area)), reachableBySms }
    after = holders.at(-1)!.licenceId
  }
})
