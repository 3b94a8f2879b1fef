use crate::{Area, DeviceError, TouchDevices, Turn};

/// Runs one touch device through its places on a desktop of that size, then leaves it to the whole desktop.
///
/// # Panics
/// When it does not conform.
pub fn touch(devices: &dyn TouchDevices, id: &str, desktop: (u32, u32)) {
    let whole = Area { x: 0, y: 0, width: desktop.0, height: desktop.1 };
    let falls = || devices.area(id).unwrap_or_else(|error| panic!("area: {error}"));
    let place = |on| devices.place(id, on).unwrap_or_else(|error| panic!("place: {error}"));
    let list = || devices.list().unwrap_or_else(|error| panic!("list: {error}"));
    assert_eq!(list().iter().filter(|device| device.id == id).count(), 1, "the device is listed, once");
    assert_eq!(falls(), whole, "a device nobody placed falls on the whole desktop");

    let right = Area { x: (desktop.0 / 2) as i32, y: 0, width: desktop.0 / 2, height: desktop.1 };
    let corner = Area { x: 10, y: 20, width: desktop.0 / 3, height: desktop.1 / 3 };
    for area in [right, corner] {
        for turn in [Turn::Upright, Turn::Left, Turn::Over, Turn::Right] {
            for _ in 0..2 {
                place(Some((area, turn)));
                assert_eq!(falls(), area, "it falls where it was placed, {turn:?}");
            }
        }
    }
    place(None);
    assert_eq!(falls(), whole, "it is given back to the whole desktop");

    assert_eq!(devices.area("no such device"), Err(DeviceError::NotFound));
    assert_eq!(devices.place("no such device", None), Err(DeviceError::NotFound));
    assert_eq!(list(), list(), "the order is steady");
}
