import { counterPapers, proofs, type CounterPaper } from '@changxing/rules/vehicles/counter-papers.ts'
import type { TransferGround } from '@changxing/rules/vehicles/transfer-needs.ts'
import { required, type DocumentRule } from '../../cases/index.ts'
import { transferGrounds } from '../new-owner-consent.ts'
import { invoicePaper } from './used-car-invoice.ts'

const groundsWith = (paper: CounterPaper): readonly string[] =>
  Object.keys(transferGrounds).filter((ground) => proofs[ground as TransferGround].some((line) => line.includes(paper)))

const kinds = [...new Set(Object.keys(transferGrounds).flatMap((ground) => proofs[ground as TransferGround].flat()))]

/** What proves why the owner changes, by ground: the same papers that a counter scans for a transfer between cities (`rules/vehicles/counter-papers.ts`). */
export const transferProofPapers: readonly DocumentRule[] = kinds.map((kind) =>
  kind === 'used-car-invoice' ? invoicePaper : required(kind, { clause: 'M9.1', label: counterPapers[kind], when: { field: 'ground', is: [...groundsWith(kind)] } }))
