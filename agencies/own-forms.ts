import type { IncomingMessage } from 'node:http'
import { BadMessage } from './http-messages.ts'

/** Refuses (403) a form that a page of another origin posts. */
export function refuseOtherSites(req: IncomingMessage, publicUrl: string): void {
  const { origin } = req.headers
  const site = req.headers['sec-fetch-site']
  // a page that hides its address sends the origin "null"; then the browser's own word about the site decides
  if (origin !== undefined && origin !== 'null' && origin !== publicUrl) throw new BadMessage(403, 'forms are taken from our own pages only')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new BadMessage(403, 'forms are taken from our own pages only')
}
