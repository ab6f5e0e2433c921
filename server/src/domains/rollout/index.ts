import type { Domain } from '../../platform/domain.ts'
import { resumeCampaigns, resumeTask } from './resume-campaigns.ts'
import { routes } from './routes.ts'
import { batchTask, tellBatch } from './tell-batch.ts'

export const rollout: Domain = {
  name: 'rollout',
  operations: routes,
  tasks: { [batchTask]: tellBatch, [resumeTask]: resumeCampaigns },
  timed: [{ task: resumeTask, cron: '* * * * *' }],
}
