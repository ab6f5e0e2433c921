import * as contract from '@changxing/contract/rules.ts'
import found from '../../../../docs/coverage.json' with { type: 'json' }
import { operation } from '../../platform/operation.ts'

/** Clause by clause, what of the program serves it; written by `npm run generate`. */
export const coverage = operation(contract.coverage, async () => found)
