import { endpoints } from '@changxing/contract/endpoints.ts'
import { openApi } from './openapi.ts'

/** docs/openapi.json, for readers without a running server. */
export default (): Record<string, string> => ({ 'docs/openapi.json': `${JSON.stringify(openApi(endpoints, 'http://localhost:4120'), null, 1)}\n` })
