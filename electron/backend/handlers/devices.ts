import type { Handlers } from '../context.ts';
import { admitDevice, listDevices, readAdmissionRequest } from '../services/devices/admit-device.ts';
import { addDevicePerson, removeDevicePerson } from '../services/devices/device-persons.ts';
import { ownDigits, requestAdmission } from '../services/devices/request-admission.ts';

export const deviceHandlers: Pick<
  Handlers,
  | 'devices.request'
  | 'devices.own'
  | 'devices.readRequest'
  | 'devices.admit'
  | 'devices.addPerson'
  | 'devices.removePerson'
  | 'devices.list'
> = {
  'devices.request': (_input, context) => requestAdmission(context),
  'devices.own': (_input, context) => ownDigits(context),
  'devices.readRequest': (input, context) => readAdmissionRequest(input, context),
  'devices.admit': (input, context) => admitDevice(input, context),
  'devices.addPerson': (input, context) => addDevicePerson(input, context),
  'devices.removePerson': (input, context) => removeDevicePerson(input, context),
  'devices.list': ({ round }, context) => listDevices(round, context),
};
