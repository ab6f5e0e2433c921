import { offerService } from '../../cases/index.ts'
import { changeOwnerJointly } from './change-owner-jointly.ts'
import { changeVehicleService } from './change-vehicle.ts'
import { claimExemptMark } from './claim-exempt-mark.ts'
import { deregisterVehicleService } from './deregister-vehicle.ts'
import { exchangeCertificate } from './exchange-certificate.ts'
import { fileDrivingAidsService } from './file-driving-aids.ts'
import { moveInService } from './move-in.ts'
import { moveOutService } from './move-out.ts'
import { registerVehicleService } from './register-vehicle.ts'
import { replaceInspectionMark } from './replace-inspection-mark.ts'
import { replacePlates } from './replace-plates.ts'
import { replaceVehicleLicence } from './replace-vehicle-licence.ts'
import { takeOverAndMoveOut } from './take-over-move-out.ts'
import { takeOver } from './take-over.ts'
import { temporaryPlateService } from './temporary-plate.ts'
import { transferVehicle } from './transfer-vehicle.ts'

// In the order of the list of M9.1.
for (const page of [
  registerVehicleService, changeVehicleService, changeOwnerJointly, transferVehicle, takeOver, moveOutService, takeOverAndMoveOut, moveInService, exchangeCertificate, replacePlates, replaceVehicleLicence, replaceInspectionMark, claimExemptMark,
  temporaryPlateService, deregisterVehicleService, fileDrivingAidsService,
]) offerService(page)
