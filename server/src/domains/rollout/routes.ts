import type { Domain } from '../../platform/domain.ts'
import { campaignAudience } from './campaign-audience.ts'
import { decideRule } from './decide-rule.ts'
import { campaigns } from './list-campaigns.ts'
import { listRules } from './list-rules.ts'
import { coverage } from './show-coverage.ts'
import { startCampaign } from './start-campaign.ts'

export const routes: Domain['operations'] = { listRules, decideRule, coverage, campaignAudience, startCampaign, campaigns }
