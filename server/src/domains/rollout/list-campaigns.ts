import * as contract from '@changxing/contract/notices.ts'
import { operation } from '../../platform/operation.ts'
import * as store from './campaigns.store.ts'
import { presentCampaign } from './present-campaign.ts'

const shown = 20

/** The latest campaigns of the area and how far each has come (M1.4.2). */
export const campaigns = operation(contract.campaigns, async ({ db }, { area }) => {
  const presented = []
  for (const row of await store.latest(db, area, shown)) presented.push(await presentCampaign(db, row))
  return { campaigns: presented }
})
