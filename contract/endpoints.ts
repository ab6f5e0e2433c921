import * as agencies from './agencies.ts'
import * as arrivals from './arrivals.ts'
import * as caseWithdrawals from './case-withdrawals.ts'
import * as cases from './cases.ts'
import * as consents from './consents.ts'
import * as counter from './counter.ts'
import * as delegations from './delegations.ts'
import * as eLicences from './e-licences.ts'
import type { Endpoint } from './endpoint.ts'
import * as examMoves from './exam-moves.ts'
import * as examPlans from './exam-plans.ts'
import * as examSheets from './exam-sheets.ts'
import * as exams from './exams.ts'
import * as files from './files.ts'
import * as inspections from './inspections.ts'
import * as inspectorKeys from './inspector-keys.ts'
import * as insurance from './insurance.ts'
import * as licenceLife from './licence-life.ts'
import * as mortgages from './mortgages.ts'
import * as movements from './movements.ts'
import * as notices from './notices.ts'
import * as people from './people.ts'
import * as queue from './queue.ts'
import * as returns from './returns.ts'
import * as review from './review.ts'
import * as rules from './rules.ts'
import * as transferAsCase from './transfer-as-case.ts'
import * as transfers from './transfers.ts'
import * as vehicles from './vehicles.ts'
import * as verification from './verification.ts'
import * as wayPlates from './way-plates.ts'
import * as objections from './objections.ts'
import * as withdrawals from './withdrawals.ts'

const isEndpoint = (entry: unknown): entry is Endpoint =>
  typeof entry === 'object' && entry !== null && 'method' in entry && 'path' in entry && 'who' in entry

/** Every operation by its name. */
export const endpoints: ReadonlyMap<string, Endpoint> = new Map(
  [people, delegations, files, cases, consents, review, caseWithdrawals, counter, queue, eLicences, licenceLife, verification, vehicles, arrivals, transfers, transferAsCase, wayPlates, returns, withdrawals, objections, inspections, inspectorKeys, notices, rules, mortgages, insurance,
    exams, examPlans, examSheets, examMoves, movements, agencies].flatMap((module) =>
    Object.entries(module).filter((pair): pair is [string, Endpoint] => isEndpoint(pair[1])),
  ),
)
