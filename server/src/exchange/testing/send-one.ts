// Sends one message in a process of its own, to be killed: node send-one.ts '<json of environment and message>'
import { readConfig } from '../../platform/config.ts'
import { openPlatform } from '../../platform/open-platform.ts'
import { agencyOf } from '../agency-names.ts'
import { sendMessage, type OutMessage } from '../send-message.ts'

const { environment, message } = JSON.parse(process.argv[2]!) as { environment: Record<string, string>; message: OutMessage }
const platform = openPlatform(readConfig(environment))
await sendMessage(platform, agencyOf(platform.config, 'commerce'), message, 60_000)
