import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Base64Url, Instant } from './shapes.ts'

/** A key with which an inspector signs at one terminal. Its private half never leaves that terminal. */
export const InspectorKeyView = z.object({
  keyId: z.string().describe('as signatures name it: hexadecimal, 16 digits'), officerNumber: z.string(), office: z.string(), terminal: z.string(), registeredAt: Instant,
  revoked: z.object({ by: z.string(), words: z.string(), at: Instant }).nullable().describe('what it signed before stays good'),
})
export type InspectorKeyView = z.infer<typeof InspectorKeyView>

export const registerInspectorKey = endpoint({
  method: 'POST', path: '/api/areas/:area/inspector-keys', who: ['officer:inspection'],
  summary: { zh: '登记本人在本终端的签名公钥（重复登记不变）', en: 'Register one’s own signing key of this terminal; a repeat changes nothing' }, clauses: ['M2.3.3'],
  input: z.object({
    publicKey: Base64Url.max(200).describe('DER SubjectPublicKeyInfo of a P-256 key'), terminal: z.string().min(2).max(40).describe('how the terminal calls itself'),
  }),
  output: InspectorKeyView, refusals: ['key-revoked', 'key-not-yours'],
})

export const inspectorKeys = endpoint({
  method: 'GET', path: '/api/areas/:area/inspector-keys', who: ['officer:inspection', 'officer:review-head'],
  summary: { zh: '查验人的签名公钥：本人的；业务领导看本单位全部', en: 'Signing keys of inspectors: one’s own; the head sees all of the office' }, clauses: ['M2.3.3'],
  output: z.object({ keys: z.array(InspectorKeyView) }),
})

export const revokeInspectorKey = endpoint({
  method: 'POST', path: '/api/areas/:area/inspector-keys/:key/revocation', who: ['officer:inspection', 'officer:review-head'],
  summary: { zh: '注销签名公钥（本人的，或业务领导注销本单位的）；以前的签名照旧可验', en: 'Revoke a signing key: one’s own, or by the head of its office; what it signed before stays verifiable' },
  clauses: ['M2.3.3'], input: z.object({ words: z.string().min(2).max(300).describe('why') }), output: InspectorKeyView, refusals: ['key-revoked'],
})
