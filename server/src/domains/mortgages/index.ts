import { receiveMortgages } from '../../exchange/mortgage/receive-mortgages.ts'
import type { Domain } from '../../platform/domain.ts'
import { chase, chaseTask } from './chase.ts'
import { agreeToMortgage, declineMortgage, myMortgages } from './consent.ts'
import { takeFiling } from './file-mortgage.ts'
import { mortgageFilings, mortgageLenders, refuseMortgage, registerMortgage } from './office.ts'
import { mortgagePrompts, promptAnswered, promptAnsweredTask, promptRelease } from './prompt-release.ts'
import { reconcileTask, reconcileTaskRun } from './reconcile-day.ts'
import { registerLender } from './register-lender.ts'
import { takeRelease } from './release-mortgage.ts'
import { mortgageReconciliation, mortgageReconciliations, reconcileMortgages, settleReconciled } from './see-reconciliation.ts'
import { seedMortgages } from './seed-mortgages.ts'
import './services/mortgage-on-paper.ts'
import './services/release-on-paper.ts'

export const mortgages: Domain = {
  name: 'mortgages',
  operations: {
    myMortgages, agreeToMortgage, declineMortgage, promptRelease, mortgageFilings, registerMortgage, refuseMortgage, mortgageLenders,
    mortgageReconciliations, mortgageReconciliation, reconcileMortgages, settleReconciled, mortgagePrompts,
  },
  tasks: { [reconcileTask]: reconcileTaskRun, [promptAnsweredTask]: promptAnswered, [chaseTask]: chase },
  timed: [{ task: reconcileTask, cron: '40 17 * * *' }, { task: chaseTask, cron: '30 22 * * *' }],
  routes: (server, platform) => receiveMortgages(server, platform, { filed: takeFiling, released: takeRelease, registered: registerLender }),
  seed: seedMortgages,
}
