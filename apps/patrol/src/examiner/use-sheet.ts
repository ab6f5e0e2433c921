import type { Sheet, SheetInput } from '@changxing/contract/exam-sheets.ts'
import { useSyncExternalStore } from 'react'
import { useTerminal, useTerminalState } from '../terminal/terminal.tsx'
import { exams } from './deliver-sheets.ts'
import { standingOf, type Items } from './marking.ts'
import { changeDraft, deviceId, dropSheet, putSheet, settleSheet, type KeptSheet } from './sheet-store.ts'

export type Signed = Pick<SheetInput, 'noRetest' | 'examinerSignature' | 'candidateSignature' | 'unsignedBecause'>

/** The sheet of one booking at this terminal: who is tested, what is kept here, and everything that can be done; nothing of it needs a network. */
export function useSheet(bookingId: string) {
  const terminal = useTerminal()
  const { officer } = useTerminalState()
  const { kept, sheets, loaded } = useSyncExternalStore(exams.subscribe, exams.get)
  const day = kept?.roster.day ?? ''
  const plan = kept?.roster.plans.find(({ candidates }) => candidates.some((one) => one.bookingId === bookingId))
  const candidate = plan?.candidates.find((one) => one.bookingId === bookingId)
  const own = sheets.filter(({ input }) => input.bookingId === bookingId)
  const draft = own.find(({ state }) => state === 'draft')
  const refused = own.find(({ state }) => state === 'refused')
  const nudge = terminal.sheets.nudge

  const keep = async (sheet: KeptSheet) => {
    await putSheet(sheet)
    nudge()
  }
  const open = async (what: Pick<SheetInput, 'attempt' | 'absent' | 'items' | 'corrects' | 'correctedBecause'>) => {
    if (!kept || draft) return
    const sheetId = crypto.randomUUID()
    const input: SheetInput = {
      ...what, sheetId, bookingId, heldOn: day, signedAt: new Date(terminal.recorded()).toISOString(), deviceId: await deviceId(), noRetest: false,
      examinerSignature: '', candidateSignature: null, unsignedBecause: null,
    }
    await keep({ sheetId, area: kept.area, officerId: officer!.officerId, state: 'draft', refusal: null, input })
  }
  const begin = async (absent: boolean) => {
    if (!plan || !candidate) return
    const standing = standingOf(plan, day, candidate, sheets)
    if (standing.state === 'to-test') await open({ attempt: standing.attempt, absent, items: [], corrects: null, correctedBecause: null })
  }
  const correct = ({ sheetId, attempt, items }: Sheet, because: string) =>
    open({ attempt, absent: false, items: items.map(({ item, deductions }) => ({ item, deductions })), corrects: sheetId, correctedBecause: because })
  const change = async (how: (sheet: KeptSheet) => KeptSheet) => {
    await changeDraft(draft!.sheetId, how)
    nudge()
  }
  const mark = (how: (items: Items) => Items) => change((sheet) => ({ ...sheet, input: { ...sheet.input, items: how(sheet.input.items) } }))
  const sign = (signed: Signed) =>
    change((sheet) => ({ ...sheet, state: 'waiting', input: { ...sheet.input, ...signed, signedAt: new Date(terminal.recorded()).toISOString() } }))
  const drop = async (sheet: KeptSheet) => {
    await dropSheet(sheet.sheetId)
    nudge()
  }
  const sendAgain = async (sheet: KeptSheet) => {
    await settleSheet(sheet.sheetId, 'waiting', null)
    nudge()
  }
  return {
    loaded, day, plan, candidate, own, draft, refused, standing: plan && candidate ? standingOf(plan, day, candidate, sheets) : undefined, begin, correct, mark, sign, drop, sendAgain,
  }
}
