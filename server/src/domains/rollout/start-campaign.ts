import * as contract from '@changxing/contract/notices.ts'
import { because } from '@changxing/rules/decision.ts'
import type { Words } from '@changxing/rules/decision.ts'
import { newId } from '../../platform/ids.ts'
import { asOfficer, operation, Problem, refused } from '../../platform/operation.ts'
import { eLicenceAudience } from '../licences/index.ts'
import { longestSms, smsText, type Channel } from '../notices/index.ts'
import * as store from './campaigns.store.ts'
import { presentCampaign } from './present-campaign.ts'
import { enqueueBatch } from './tell-batch.ts'

const nobodyToTell = because('M1.4.2', false, { zh: '本地驾驶人均已申领电子驾驶证', en: 'Every driver here has an e-licence already' })
const oneIsRunning = because('M1.4.2', false, { zh: '本地已有一次告知正在进行，请待其完成', en: 'Another notice is still going out here; wait until it is done' })

/** What is wrong with the words of a notice. */
const wrongWords = ({ title, body, channels }: { title: Words; body: Words; channels: readonly Channel[] }) => {
  const blank = { zh: '此项必填', en: 'This is required' }
  const tooLong = { zh: `短信连标题最多 ${longestSms} 字`, en: `Title and text make more than ${longestSms} characters of text message` }
  const texts = [['title.zh', title.zh], ['title.en', title.en], ['body.zh', body.zh], ['body.en', body.en]] as const
  return [
    ...texts.filter(([, text]) => text.trim() === '').map(([field]) => ({ field, says: blank })),
    ...(channels.includes('sms') && smsText({ title, body }).length >= longestSms ? [{ field: 'body.zh', says: tooLong }] : []),
  ]
}

/**
 * Tells every driver of the area who has no e-licence how to apply for and use one (M1.4.2); the telling itself is done in batches by a job.
 * Refusals: nobody-to-tell, one-is-running. Problem: bad-input for blank words or a text message that is too long.
 */
export const startCampaign = operation(contract.startCampaign, async (context, { area, title, body, channels }) => {
  const { db, platform } = context
  const unique = [...new Set(channels)]
  const wrong = wrongWords({ title, body, channels: unique })
  if (wrong.length > 0) throw new Problem('bad-input', wrong)
  const { without } = await eLicenceAudience(db, area)
  if (without === 0) return refused('nobody-to-tell', [nobodyToTell])
  const id = newId(platform.clock)
  const campaign = await store.start(db, { area, id, at: context.recorded(), movedAt: platform.clock.now(), officer: asOfficer(context).number, title, body, channels: unique, total: without })
  if (!campaign) return refused('one-is-running', [oneIsRunning])
  context.concerns(area, `campaign:${id}`)
  await enqueueBatch(platform, db, { area, campaignId: id })
  return presentCampaign(db, campaign)
})
