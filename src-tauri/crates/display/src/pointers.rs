//! XInput's devices as touch screens and pens.
//!
//! One thing on the desk is often several devices to the server (a pen, its other end, the fingers on the same glass). They carry the
//! same vendor and product number, and are one here: what is placed is all of them.

use std::sync::Arc;

use devices::{Area, DeviceError, TouchDevice, TouchDevices, TouchKind, Turn};
use x11rb::protocol::xinput::{ConnectionExt as _, Device, DeviceClass, DeviceClassData, DeviceType, TouchMode, ValuatorMode, XIChangePropertyAux, XIDeviceInfo};
use x11rb::protocol::xproto::{AtomEnum, PropMode};

use crate::desktop::{Desktop, failed};
use crate::matrix::{self, Matrix, WHOLE};

/// Touch on an X server.
pub struct X11Touch(pub(crate) Arc<Desktop>);

/// One device of the server that points at places on a screen.
struct Pointer {
    number: u16,
    device: TouchDevice,
}

impl X11Touch {
    fn pointers(&self) -> Result<Vec<Pointer>, DeviceError> {
        let connection = &self.0.connection;
        let all = connection.xinput_xi_query_device(bool::from(Device::ALL)).map_err(failed)?.reply().map_err(failed)?;
        let mut found = Vec::new();
        for info in all.infos {
            if info.enabled && matches!(info.type_, DeviceType::SLAVE_POINTER | DeviceType::FLOATING_SLAVE)
                && let Some(kind) = self.kind(&info)
            {
                let name = String::from_utf8_lossy(&info.name).trim().to_owned();
                let id = self.product(info.deviceid)?.unwrap_or_else(|| name.clone());
                found.push(Pointer { number: info.deviceid, device: TouchDevice { id, name, kind, simulated: false } });
            }
        }
        Ok(found)
    }

    /// Glass under fingers touches directly; a pen says where it is and how hard it presses. A mouse that only says where it is, as
    /// virtual machines have, is neither.
    fn kind(&self, info: &XIDeviceInfo) -> Option<TouchKind> {
        let direct = |class: &DeviceClass| matches!(&class.data, DeviceClassData::Touch(touch) if touch.mode == TouchMode::DIRECT);
        let absolute = |class: &DeviceClass, wanted: &dyn Fn(u16, u32) -> bool| matches!(&class.data, DeviceClassData::Valuator(axis) if axis.mode == ValuatorMode::ABSOLUTE && wanted(axis.number, axis.label));
        let any = |wanted: &dyn Fn(u16, u32) -> bool| info.classes.iter().any(|class| absolute(class, wanted));
        if info.classes.iter().any(direct) {
            Some(TouchKind::Finger)
        } else if any(&|number, _| number == 0) && any(&|number, _| number == 1) && any(&|_, label| label == self.0.names.PRESSURE) {
            Some(TouchKind::Pen)
        } else {
            None
        }
    }

    /// Vendor and product number, where the server's driver tells them.
    fn product(&self, number: u16) -> Result<Option<String>, DeviceError> {
        let numbers = self.property(number, self.0.names.PRODUCT, 2)?;
        Ok(match numbers.as_slice() {
            [vendor, product] => Some(format!("{vendor:04x}:{product:04x}")),
            _ => None,
        })
    }

    fn property(&self, number: u16, name: u32, words: u32) -> Result<Vec<u32>, DeviceError> {
        let asked = self.0.connection.xinput_xi_get_property(number, false, name, u32::from(AtomEnum::ANY), 0, words).map_err(failed)?;
        // A device that goes away while it is looked at has no properties.
        Ok(asked.reply().ok().and_then(|reply| reply.items.as_data32().cloned()).unwrap_or_default())
    }

    fn matrix(&self, number: u16) -> Result<Option<Matrix>, DeviceError> {
        let words = self.property(number, self.0.names.MATRIX, 9)?;
        Ok(<[u32; 9]>::try_from(words).ok().map(|words| words.map(f32::from_bits)))
    }

    fn numbers(&self, id: &str) -> Result<Vec<u16>, DeviceError> {
        let numbers: Vec<u16> = self.pointers()?.into_iter().filter(|pointer| pointer.device.id == id).map(|pointer| pointer.number).collect();
        if numbers.is_empty() { Err(DeviceError::NotFound) } else { Ok(numbers) }
    }
}

impl TouchDevices for X11Touch {
    fn list(&self) -> Result<Vec<TouchDevice>, DeviceError> {
        let mut devices: Vec<TouchDevice> = Vec::new();
        for pointer in self.pointers()? {
            match devices.iter_mut().find(|device| device.id == pointer.device.id) {
                // Of the names of one thing the shortest says what all say.
                Some(known) if pointer.device.name.len() < known.name.len() => known.name = pointer.device.name,
                Some(_) => {}
                None => devices.push(pointer.device),
            }
        }
        devices.sort_by(|one, other| (&one.name, &one.id).cmp(&(&other.name, &other.id)));
        Ok(devices)
    }

    fn area(&self, id: &str) -> Result<Area, DeviceError> {
        let desktop = self.0.size()?;
        let areas = self.numbers(id)?.into_iter().map(|number| Ok(matrix::area(&self.matrix(number)?.unwrap_or(WHOLE), desktop)));
        let areas = areas.collect::<Result<Vec<Area>, DeviceError>>()?;
        // Where its parts fall on different places, the first that does not fall where the others do is what has to be put right.
        let first = areas[0];
        Ok(areas.into_iter().find(|area| *area != first).unwrap_or(first))
    }

    fn place(&self, id: &str, on: Option<(Area, Turn)>) -> Result<(), DeviceError> {
        let desktop = self.0.size()?;
        let wanted = on.map_or(WHOLE, |(area, turn)| matrix::onto(area, turn, desktop));
        for number in self.numbers(id)? {
            if self.matrix(number)?.is_some_and(|matrix| matrix != wanted) {
                let words = XIChangePropertyAux::Data32(wanted.map(f32::to_bits).to_vec());
                let names = &self.0.names;
                let told = self.0.connection.xinput_xi_change_property(number, PropMode::REPLACE, names.MATRIX, names.FLOAT, 9, &words).map_err(failed)?;
                told.check().map_err(failed)?;
            }
        }
        Ok(())
    }
}
