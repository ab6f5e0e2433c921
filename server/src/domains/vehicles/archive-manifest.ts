import { issueArchive, type ArchiveManifest } from '@changxing/credentials/archive-package.ts'
import { officeOf } from '../../platform/office.ts'
import { asOfficer, type Context } from '../../platform/operation.ts'
import type { Contents } from './archive.ts'
import { openVehicle } from './vehicle-file.ts'
import type { VehicleRow } from './vehicles.store.ts'

/** For which business the file leaves, where to, and which sending of it this is. */
type Sending = Pick<ArchiveManifest, 'transferId' | 'edition' | 'replaces'> & { readonly to: string }

/** What the old place says of a car's file when it leaves: every page by its hash, confirmed by the officer who acts. */
const manifestOf = (context: Context, row: VehicleRow, { chain, images, remarks }: Contents, { to, ...sending }: Sending): ArchiveManifest => {
  const { platform } = context
  return {
    ...sending, from: officeOf(platform, row.area), to: officeOf(platform, to), madeAt: Math.floor(platform.clock.millis() / 1000),
    confirmedBy: asOfficer(context).number, paperAt: row.paper_archive_area,
    vehicle: {
      vin: openVehicle(platform, row).vin, plateKind: row.plate_kind, plateNumber: row.plate_number, vehicleType: row.vehicle_type,
      brandModel: row.brand_model,
    },
    chain: chain.map((one) => ({ seq: one.seq, kind: one.kind, on: one.registered_on, office: one.office })),
    images: images.map((image) => ({
      registration: image.registration_seq, type: image.type, page: image.page, sha256: new Uint8Array(image.sha256), bytes: image.bytes,
    })),
    remarks: remarks.map((remark) => ({ registration: remark.registration_seq, type: remark.type, remark: remark.remark })),
  }
}

/** The same, signed by the office that the file leaves. */
export const signedManifest = async (context: Context, row: VehicleRow, contents: Contents, sending: Sending): Promise<Buffer> => {
  const manifest = manifestOf(context, row, contents, sending)
  return Buffer.from(await issueArchive(context.platform.keys.documentSigner(manifest.from, manifest.madeAt), manifest))
}
