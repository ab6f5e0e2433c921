import { webcrypto } from 'node:crypto'
import { DeviceResponse, Document, MDoc, parse, Verifier } from '@auth0/mdl'
import * as x509 from '@peculiar/x509'

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const newKeys = () => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']) as Promise<webcrypto.CryptoKeyPair>
const jwkOf = (key: webcrypto.CryptoKey) => webcrypto.subtle.exportKey('jwk', key) as Promise<Record<string, string>>

/** A root and the certificate of a document signer under it. */
async function certificates() {
  x509.cryptoProvider.set(webcrypto as unknown as Crypto)
  const [rootKeys, signerKeys] = [await newKeys(), await newKeys()]
  const day = 86_400_000
  const span = { notBefore: new Date(Date.now() - day), notAfter: new Date(Date.now() + 30 * day), signingAlgorithm: algorithm }
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    ...span, serialNumber: '01', name: 'CN=Root, C=CN', keys: rootKeys as unknown as CryptoKeyPair,
    extensions: [new x509.BasicConstraintsExtension(true, 1, true)],
  })
  const signer = await x509.X509CertificateGenerator.create({
    ...span, serialNumber: '02', subject: 'CN=Signer, C=CN', issuer: root.subject,
    publicKey: signerKeys.publicKey as unknown as CryptoKey, signingKey: rootKeys.privateKey as unknown as CryptoKey,
  })
  return { root: root.toString('pem'), signer: signer.toString('pem'), signerKey: await jwkOf(signerKeys.privateKey) }
}

const policeFacts = {
  family_name: '欧阳', given_name: '测试', document_number: '330199199001010011', driving_privileges: ['C1', 'D'],
  issue_date: '2012-05-08', expiry_date: '2028-05-08',
  administrative_number: '330100123456', points: 3, state: 'A', portrait_digest: Buffer.alloc(16, 7),
}
const { portrait_digest: _, ...withoutDigest } = policeFacts
/** What ISO 18013-5 demands of a licence: among it the portrait itself, where a code of ours carries its digest. */
const completeFacts = {
  ...withoutDigest, birth_date: '1990-01-01', issuing_country: 'CN', issuing_authority: '330100000400', un_distinguishing_sign: 'CHN',
  portrait: Buffer.alloc(12_000, 7),
}

/** The library's own steps, which its types keep to themselves. */
type Steps = {
  verifyIssuerSignature(issuerAuth: unknown, withoutChain: boolean, onCheck: OnCheck): Promise<void>
  verifyData(document: unknown, onCheck: OnCheck): Promise<void>
}
type OnCheck = (check: { readonly status: string; readonly check: string }) => void

const mustPass: OnCheck = ({ status, check }) => {
  if (status === 'FAILED') throw new Error(check)
}

/** As `Verifier.verify`, but without the device's signature: what there is to verify in a licence that no phone has shown. */
async function verifyIssuedPart(verifier: Verifier, encoded: Uint8Array): Promise<void> {
  const steps = verifier as unknown as Steps
  for (const document of parse(encoded).documents) {
    await steps.verifyIssuerSignature(document.issuerSigned.issuerAuth, false, mustPass)
    await steps.verifyData(document, mustPass)
  }
}

/**
 * A licence shown by a phone as ISO 18013-5 has it: with the facts of our police profile, or complete. Answers what verifies it once,
 * whole or only what its issuer signed. Errors: it is not valid.
 */
export async function shownMdoc(what: 'same-facts' | 'complete', part: 'whole' | 'issued' = 'whole'): Promise<() => Promise<unknown>> {
  const { root, signer, signerKey } = await certificates()
  const device = await newKeys()
  const facts = what === 'complete' ? completeFacts : policeFacts
  const issued = await new Document('org.iso.18013.5.1.mDL')
    .addIssuerNameSpace('org.iso.18013.5.1', facts)
    .useDigestAlgorithm('SHA-256')
    .addValidityInfo({ signed: new Date() })
    .addDeviceKeyInfo({ deviceKey: await jwkOf(device.publicKey) })
    .sign({ issuerPrivateKey: { ...signerKey, kid: '1' }, issuerCertificate: signer, alg: 'ES256' })
  const [mdocNonce, client, answerTo, readerNonce] = ['nonce-of-phone', 'reader', 'https://reader.invalid/', 'nonce-of-reader'] as const
  const response = DeviceResponse.from(new MDoc([issued]).encode() as Uint8Array)
    .usingPresentationDefinition({
      id: 'licence',
      input_descriptors: [{
        id: 'org.iso.18013.5.1.mDL', format: { mso_mdoc: { alg: ['ES256'] } },
        constraints: {
          limit_disclosure: 'required',
          fields: Object.keys(facts).map((name) => ({ path: [`$['org.iso.18013.5.1']['${name}']`], intent_to_retain: false })),
        },
      }],
    } as never)
    .usingSessionTranscriptForOID4VP(mdocNonce, client, answerTo, readerNonce)
    .authenticateWithSignature({ ...(await jwkOf(device.privateKey)), kid: '2' }, 'ES256')
  const encoded = (await response.sign()).encode()
  const encodedSessionTranscript = (response as unknown as { sessionTranscriptBytes: Uint8Array }).sessionTranscriptBytes
  const verifier = new Verifier([root])
  return part === 'issued' ? () => verifyIssuedPart(verifier, encoded) : () => verifier.verify(encoded, { encodedSessionTranscript })
}
