import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Area, Id, Instant, Words } from './shapes.ts'

export const Message = z.object({
  id: Id, at: Instant, title: Words, body: Words, read: z.boolean(),
  link: z.string().nullable().describe('path inside the citizen app'),
})
export const myMessages = endpoint({
  method: 'GET', path: '/api/my/messages', who: ['citizen'],
  summary: { zh: '我的消息', en: 'My messages' }, output: z.object({ unread: z.int(), messages: z.array(Message) }),
})
export const readMessage = endpoint({
  method: 'POST', path: '/api/my/messages/:messageId/read', who: ['citizen'],
  summary: { zh: '标为已读', en: 'Mark as read' }, output: Message,
})

export const Audience = z.object({
  area: Area, drivers: z.int(), withELicence: z.int(), without: z.int(), reachableBySms: z.int(),
})
export const campaignAudience = endpoint({
  method: 'GET', path: '/api/areas/:area/campaigns/audience', who: ['officer:notices'], anyArea: true,
  summary: { zh: '本地未申领电子驾驶证的驾驶人数', en: 'How many drivers here have no e-licence' }, clauses: ['M1.4.2'], output: Audience,
})
export const Campaign = z.object({
  area: Area, id: Id, startedAt: Instant, by: z.string().describe('officer number'), title: Words, body: Words, channels: z.array(z.enum(['app', 'sms'])),
  total: z.int(), app: z.object({ sent: z.int() }), sms: z.object({ sent: z.int(), failed: z.int(), waiting: z.int() }), finishedAt: Instant.nullable(),
})
export const startCampaign = endpoint({
  method: 'POST', path: '/api/areas/:area/campaigns', who: ['officer:notices'],
  summary: { zh: '向未申领者发送提示', en: 'Tell the drivers without an e-licence' }, clauses: ['M1.4.2'],
  input: z.object({ title: Words, body: Words, channels: z.array(z.enum(['app', 'sms'])).min(1) }),
  output: Campaign, refusals: ['nobody-to-tell', 'one-is-running'],
})
export const campaigns = endpoint({
  method: 'GET', path: '/api/areas/:area/campaigns', who: ['officer:notices'],
  summary: { zh: '提示活动与进度', en: 'Campaigns and their progress' }, clauses: ['M1.4.2'], output: z.object({ campaigns: z.array(Campaign) }),
})
