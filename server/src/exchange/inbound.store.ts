import type { Tx } from '../platform/database.ts'

export type Received = { readonly path: string; readonly body_hash: Buffer; readonly status: number; readonly answer: Buffer }

export const find = (db: Tx, agency: string, messageId: string) =>
  db.maybe<Received>('exchange.find-received', `select path, body_hash, status, answer from exchange.inbound_directory where agency = $1 and message_id = $2`, [agency, messageId])

const inHand = Buffer.alloc(0)

/** Takes a message in hand. 0 when its id has come before; a repeat at the same time waits here for the first to end. */
export const claim = (db: Tx, message: { agency: string; messageId: string; area: string; path: string; bodyHash: Buffer; at: string }) =>
  db.run('exchange.claim-received',
    `insert into exchange.inbound_directory (agency, message_id, area, path, body_hash, status, answer, at) values ($1, $2, $3, $4, $5, 0, $6, $7) on conflict do nothing`,
    [message.agency, message.messageId, message.area, message.path, message.bodyHash, inHand, message.at])

export const keepAnswer = (db: Tx, agency: string, messageId: string, status: number, answer: Buffer) =>
  db.run('exchange.keep-answer', `update exchange.inbound_directory set status = $3, answer = $4 where agency = $1 and message_id = $2`, [agency, messageId, status, answer])
