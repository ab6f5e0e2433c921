import type { SheetInput, testRoster } from '@changxing/contract/exam-sheets.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import type { Words } from '@changxing/rules/words.ts'
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

export type Roster = OutputOf<typeof testRoster>
export type KeptRoster = { readonly area: string; readonly officerId: string; readonly roster: Roster }

/**
 * One sheet as this terminal has it: `draft` while it is filled in, `waiting` once both signed, `sent` when the server has it, `refused` when
 * the server will not take it. Laid down here before anything is sent, so that neither a lost connection nor a restart loses a point.
 */
export type KeptSheet = {
  readonly sheetId: string
  readonly area: string
  readonly officerId: string
  readonly state: 'draft' | 'waiting' | 'sent' | 'refused'
  readonly input: SheetInput
  readonly refusal: Words | null
}

type Schema = DBSchema & {
  rosters: { key: string; value: KeptRoster }
  sheets: { key: string; value: KeptSheet }
  device: { key: string; value: string }
}

let opened: Promise<IDBPDatabase<Schema>> | undefined

/** A store of its own beside the terminal's: names of candidates and sheets end with their day. */
const database = (): Promise<IDBPDatabase<Schema>> =>
  (opened ??= openDB<Schema>('changxing-examiner', 1, {
    upgrade(db) {
      for (const name of ['rosters', 'sheets', 'device'] as const) db.createObjectStore(name)
    },
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
    terminated: () => void (opened = undefined),
  }))

/** The list that was fetched last; one day is kept, since older names are nobody's business any more. */
export const keptRoster = async (officerId: string): Promise<KeptRoster | undefined> => (await (await database()).getAll('rosters')).find((one) => one.officerId === officerId)

/** Keeps the list of a day in place of the earlier one, and drops what was sent on other days. */
export async function keepRoster(kept: KeptRoster): Promise<void> {
  const transaction = (await database()).transaction(['rosters', 'sheets'], 'readwrite')
  const sheets = transaction.objectStore('sheets')
  await transaction.objectStore('rosters').clear()
  await transaction.objectStore('rosters').put(kept, kept.roster.day)
  for (const sheet of await sheets.getAll()) if (sheet.state === 'sent' && sheet.input.heldOn !== kept.roster.day) void sheets.delete(sheet.sheetId)
  await transaction.done
}

export const allSheets = async (): Promise<readonly KeptSheet[]> => (await database()).getAll('sheets')
export const putSheet = async (sheet: KeptSheet): Promise<void> => void (await (await database()).put('sheets', sheet, sheet.sheetId))

/** Changes a draft as it is kept now: two touches in a row never undo one another. A sheet that is no draft any more stays as it is. */
export async function changeDraft(sheetId: string, change: (draft: KeptSheet) => KeptSheet): Promise<void> {
  const transaction = (await database()).transaction('sheets', 'readwrite')
  const sheet = await transaction.store.get(sheetId)
  if (sheet?.state === 'draft') await transaction.store.put(change(sheet), sheetId)
  await transaction.done
}

export const dropSheet = async (sheetId: string): Promise<void> => (await database()).delete('sheets', sheetId)

/** Writes what became of a delivery. A sheet that has meanwhile gone stays gone. */
export async function settleSheet(sheetId: string, state: KeptSheet['state'], refusal: Words | null): Promise<void> {
  const transaction = (await database()).transaction('sheets', 'readwrite')
  const sheet = await transaction.store.get(sheetId)
  if (sheet) await transaction.store.put({ ...sheet, state, refusal }, sheetId)
  await transaction.done
}

/** What this device calls itself on its sheets; made once. */
export async function deviceId(): Promise<string> {
  const transaction = (await database()).transaction('device', 'readwrite')
  const known = await transaction.store.get('id')
  const id = known ?? crypto.randomUUID()
  if (!known) await transaction.store.put(id, 'id')
  await transaction.done
  return id
}
