import { join } from 'node:path'
import { addNextSigner, loadKeys, signersToRenew } from './platform/crypto/keys.ts'
import { systemClock } from './platform/clock.ts'
import { ConfigProblems, readConfig } from './platform/config.ts'

/** `npm run keys`: which document signers need a successor. `npm run keys -- next`: makes them; they sign after 14 days in the trust list. Restart the server afterwards. */
const rotate = (wanted: string | undefined) => {
  const config = readConfig()
  const directory = join(config.dataDirectory, 'keys')
  const now = Math.floor(systemClock().millis() / 1000)
  const keys = loadKeys(directory, { demonstration: config.mode === 'demonstration', profile: config.profile, issuers: config.issuers, now })
  const due = signersToRenew(keys, now)
  for (const { issuer, signFrom, signUntil } of keys.trustedKeys()) {
    process.stdout.write(`${issuer}  signs ${systemClock(undefined, () => signFrom * 1000).today()} – ${systemClock(undefined, () => signUntil * 1000).today()}\n`)
  }
  if (due.length === 0) return process.stdout.write('Every authority has a signer for the weeks ahead.\n')
  process.stdout.write(`Needs a successor: ${due.join(', ')}\n`)
  if (wanted !== 'next') return process.stdout.write('Make them with: npm run keys -- next\n')
  for (const issuer of due) addNextSigner(directory, issuer, now, config.profile)
  return process.stdout.write('Made. Restart the server: the new trust list is published at once.\n')
}

try {
  rotate(process.argv[2])
} catch (cause) {
  process.stderr.write(`${cause instanceof ConfigProblems || cause instanceof Error ? cause.message : String(cause)}\n`)
  process.exitCode = 1
}
